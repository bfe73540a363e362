import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'
import type { ValidationRule } from '../../schemas/validation-rules/validation-rule.ts'
import { type Step, stepFacts } from '../storage/steps.ts'
import type { PreparedPublish } from './prepare-publish.ts'

/** A table as it is named before the switch, and the strongest lock that the switch will need on it. */
export interface LockedTable {
  readonly name: string
  readonly lock: 'ACCESS EXCLUSIVE' | 'SHARE ROW EXCLUSIVE'
}

/**
 * The tables, in one order, whose records may only be written by the old release before the switch and by the new one
 * after it: those of changed objects, and those that a lookup begins or ceases to point at, for a delete there has to
 * look at the records that point.
 */
export function lockedTables({ steps, demands, stored }: Pick<PreparedPublish, 'steps' | 'demands' | 'stored'>): readonly LockedTable[] {
  const needs = steps.flatMap((step): LockedTable[] => {
    const name = writtenTable(step, stored)
    const own: LockedTable[] = name === undefined ? [] : [{ name, lock: strongest([stepFacts[step.op].lock]) }]
    return [...own, ...targetsOf(step)].filter((table) => stored.isLive(table.name))
  })
  // An option of a shared picklist goes from objects that have no step of their own.
  const asked = demands.flatMap(({ object }): LockedTable[] => {
    const name = stored.live(object.id)?.name
    return name === undefined ? [] : [{ name, lock: 'SHARE ROW EXCLUSIVE' }]
  })
  const all = [...needs, ...asked]
  const names = [...new Set(all.map(({ name }) => name))].toSorted()
  return names.map((name) => ({
    name,
    lock: strongest(all.filter((need) => need.name === name).map(({ lock }) => lock)),
  }))
}

/** The table whose records a step's change judges: that of the object, or of the object that a rule speaks of. */
function writtenTable(step: Step, stored: PreparedPublish['stored']): string | undefined {
  if ('object' in step) return stored.live(step.object.id)?.name
  const { definition } = step
  // The kind says the shape. A rule of an object that gets another name is locked with that object.
  if (definition.kind === 'rule') return (definition as ValidationRule).object
  return stored.live(definition.id)?.name
}

const strongest = (locks: readonly (string | null)[]): LockedTable['lock'] =>
  locks.includes('ACCESS EXCLUSIVE') ? 'ACCESS EXCLUSIVE' : 'SHARE ROW EXCLUSIVE'

/** A foreign key that goes takes its triggers from the table that it pointed at; one that comes only adds some. */
function targetsOf(step: Step): readonly LockedTable[] {
  const isGoing = step.op === 'trashField' || step.op === 'trashObject'
  const now = linkedBy(step, isGoing ? 'ACCESS EXCLUSIVE' : 'SHARE ROW EXCLUSIVE')
  const before = 'from' in step && typeof step.from === 'object' ? targetOf(step.from, 'ACCESS EXCLUSIVE') : []
  return [...now, ...before]
}

function linkedBy(step: Step, lock: LockedTable['lock']): readonly LockedTable[] {
  if ('field' in step) return targetOf(step.field, lock)
  if (!('object' in step) || 'key' in step) return []
  return step.object.fields.flatMap((field) => targetOf(field, lock))
}

function targetOf(field: FieldDefinition, lock: LockedTable['lock']): LockedTable[] {
  const link = fieldTypeOf(field).link?.(field)
  return link?.to === 'object' ? [{ name: link.object, lock }] : []
}
