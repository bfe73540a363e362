import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { Step } from '../storage/steps.ts'
import type { PreparedPublish } from './prepare-publish.ts'

/**
 * The tables, by their names before the switch and in one order, whose records may only be written by the old
 * release before it and by the new one after it: those of changed objects, and those that a lookup begins or ceases
 * to point at, for a delete there has to look at the records that point.
 */
export function lockedTables({ steps, stored }: Pick<PreparedPublish, 'steps' | 'stored'>): readonly string[] {
  const names = steps.flatMap((step) => {
    const object = 'object' in step ? step.object : step.definition
    return [stored.live(object.id)?.name, ...targetsOf(step)].flatMap((name) => name ?? [])
  })
  return [...new Set(names.filter(stored.isLive))].toSorted()
}

function targetsOf(step: Step): readonly (string | undefined)[] {
  if ('field' in step)
    return [targetOf(step.field), ...('from' in step && typeof step.from === 'object' ? [targetOf(step.from)] : [])]
  if ('object' in step && !('key' in step)) return (step.object satisfies ObjectDefinition).fields.map(targetOf)
  return []
}

const targetOf = (field: FieldDefinition): string | undefined => {
  const link = fieldTypeOf(field).link?.(field)
  return link?.to === 'object' ? link.object : undefined
}
