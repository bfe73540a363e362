import { type FieldDefinition, fieldTypeOf, isStored } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { TrashContents } from './diff.ts'
import { isSafeRetype } from './retype-matrix.ts'
import type { Step } from './steps.ts'

/** What the steps of one object need to know of the rest of both releases. */
export interface FieldSurroundings {
  readonly trash: TrashContents
  /** Ids of the objects by their names before and after. */
  readonly objectIds: { readonly before: ReadonlyMap<string, string>; readonly after: ReadonlyMap<string, string> }
}

/**
 * The steps that bring an object's columns from one definition to the next; removals first, demands last. Fields without a
 * column have no steps but to the trash and back, unless one that is stored would become one or the other way round.
 */
export function fieldSteps(
  before: ObjectDefinition,
  after: ObjectDefinition,
  { trash, objectIds }: FieldSurroundings,
): readonly Step[] {
  const was = new Map(before.fields.map((field) => [field.id, field]))
  const is = new Map(after.fields.map((field) => [field.id, field]))
  const freed = freedNames(before, after)
  const removed = before.fields
    .filter((field) => !is.has(field.id))
    .map((field): Step => ({ op: 'trashField', object: after, field }))
  const arrived = after.fields.filter((field) => !was.has(field.id) && (isStored(field) || trash.has(field.id))).map((field) => arrivalOf(after, field, { trash, freed }))
  const kept = after.fields.flatMap((field) => {
    const old = was.get(field.id)
    return old && (isStored(old) || isStored(field)) ? [{ old, field }] : []
  })
  return [
    ...removed,
    ...kept.flatMap(({ old, field }) => renameOf(after, { old, field }, freed)),
    ...arrived,
    ...kept.flatMap(({ old, field }) =>
      old.type === field.type ? relinkOf(after, { old, field }, objectIds) : [retypeOf(after, old, field), ...(areLinks(old, field) ? relinkOf(after, { old, field }, objectIds) : [])],
    ),
    ...kept.flatMap(({ old, field }) => requiredStepOf(after, old, field)),
    ...arrived.flatMap((step) =>
      'field' in step && step.field.required ? [{ op: 'setRequired' as const, object: after, field: step.field }] : [],
    ),
  ]
}

interface Arrival {
  readonly trash: TrashContents
  readonly freed: ReadonlyMap<string, string>
}

function arrivalOf(object: ObjectDefinition, field: FieldDefinition, { trash, freed }: Arrival): Step {
  const trashed = trash.get(field.id)
  const block = nameBlock(object, field, freed)
  if (!trashed) return { op: 'addField', object, field, ...block }
  // The trash holds what was a checked field when it was removed.
  const from = trashed.body as FieldDefinition
  const blocked = from.type === field.type || isSafeRetype(from.type, field.type) ? block : retypeBlock(object, from, field)
  return { op: 'restoreField', object, field, from, ...blocked }
}

function renameOf(
  object: ObjectDefinition,
  { old, field }: { old: FieldDefinition; field: FieldDefinition },
  freed: ReadonlyMap<string, string>,
): Step[] {
  if (old.name === field.name) return []
  return [{ op: 'renameField', object, field, from: old.name, ...nameBlock(object, field, freed) }]
}

function retypeOf(object: ObjectDefinition, old: FieldDefinition, field: FieldDefinition): Step {
  const block = isSafeRetype(old.type, field.type) ? {} : retypeBlock(object, old, field)
  return { op: 'retypeField', object, field, from: old, ...block }
}

/** Targets are compared by id: a lookup to an object that is renamed still leads to the same records. */
function relinkOf(
  object: ObjectDefinition,
  { old, field }: { old: FieldDefinition; field: FieldDefinition },
  ids: FieldSurroundings['objectIds'],
): Step[] {
  const [was, is] = [targetOf(old), targetOf(field)]
  const same = was === is || (was !== undefined && is !== undefined && ids.before.get(was) === ids.after.get(is))
  return same ? [] : [{ op: 'relinkField', object, field, from: old }]
}

const areLinks = (...fields: readonly FieldDefinition[]): boolean => fields.every((field) => targetOf(field) !== undefined)

/** The name of the object that a field's values point at. */
const targetOf = (field: FieldDefinition): string | undefined => {
  const link = fieldTypeOf(field).link?.(field)
  return link?.to === 'object' ? link.object : undefined
}

function requiredStepOf(object: ObjectDefinition, old: FieldDefinition, field: FieldDefinition): Step[] {
  const [was, is] = [old.required ?? false, field.required ?? false]
  return was === is ? [] : [{ op: is ? 'setRequired' : 'dropRequired', object, field }]
}

/**
 * Readers take no locks: until every process has the new plan, a freed column name still means the old field to some,
 * so no other field may take it in the same release.
 */
const nameBlock = (object: ObjectDefinition, field: FieldDefinition, freed: ReadonlyMap<string, string>) => {
  const holder = freed.get(field.name)
  return holder === undefined || holder === field.id
    ? {}
    : { blocked: { code: 'publish.name-freed', params: { name: field.name, object: object.label, field: field.label } } }
}

const retypeBlock = (object: ObjectDefinition, from: FieldDefinition, to: FieldDefinition) => ({
  blocked: {
    code: 'publish.retype-unsafe',
    params: { object: object.label, field: to.label, from: from.type, to: to.type },
  },
})

/** Column names that the release frees, with the id of the field that has them until then. */
function freedNames(before: ObjectDefinition, after: ObjectDefinition): ReadonlyMap<string, string> {
  const kept = new Set(after.fields.map(({ id, name }) => `${id} ${name}`))
  return new Map(before.fields.filter(isStored).flatMap(({ id, name }) => (kept.has(`${id} ${name}`) ? [] : [[name, id] as const])))
}
