import type { DefinitionHeader } from '../../schemas/definition.ts'
import { definitionDifferences } from '../../schemas/definition-difference.ts'
import { isStored } from '../../schemas/fields/field.ts'
import { isObject, type ObjectDefinition } from '../../schemas/objects/object.ts'
import { fieldSteps, type FieldSurroundings } from './diff-fields.ts'
import { keySteps } from './diff-keys.ts'
import type { Step } from './steps.ts'

/** One side of a publish: everything that a release consists of. */
export type Definitions = readonly DefinitionHeader[]

/** What the trash holds, by the id of the object or field: the definition that it had when it was removed. */
export type TrashContents = ReadonlyMap<string, TrashedPart>

export interface TrashedPart {
  readonly id: string
  /** Id of the object: itself, or the one that the field belongs to. */
  readonly object: string
  readonly body: unknown
}

/**
 * The explicit steps from one release's tables to another's, in the order in which they run. Things are followed by
 * id: a new name is a rename, a removal is the trash, and what comes back from the trash comes with its data. Pure.
 */
export function diffPlans(before: Definitions, after: Definitions, trash: TrashContents): readonly Step[] {
  const [was, is] = [new Map(before.map((each) => [each.id, each])), new Map(after.map((each) => [each.id, each]))]
  const removed = before.filter(({ id }) => !is.has(id))
  const around = {
    trash,
    names: freedNames(before, after),
    objectIds: { before: objectIdsOf(before), after: objectIdsOf(after) },
  }
  return [...removed.map(removalOf), ...after.flatMap((definition) => stepsTo(definition, was.get(definition.id), around))]
}

const objectIdsOf = (definitions: Definitions): ReadonlyMap<string, string> =>
  new Map(definitions.filter(isObject).map(({ name, id }) => [name, id]))

const removalOf = (definition: DefinitionHeader): Step =>
  isObject(definition) ? { op: 'trashObject', object: definition } : { op: 'removeDefinition', definition }

interface Surroundings extends FieldSurroundings {
  /** Table names that this release frees, with the id of the object that has them until then. */
  readonly names: ReadonlyMap<string, string>
}

function stepsTo(definition: DefinitionHeader, before: DefinitionHeader | undefined, around: Surroundings): readonly Step[] {
  if (!isObject(definition)) return before && sameText(before, definition) ? [] : [{ op: 'setDefinition', definition }]
  if (before && isObject(before)) return stepsBetween(before, definition, around)
  const trashed = around.trash.get(definition.id)
  // The trash holds what was a checked object when it was removed.
  return trashed ? restoreSteps(trashed.body as ObjectDefinition, definition, around) : [createStep(definition, around)]
}

function createStep(object: ObjectDefinition, around: Surroundings): Step {
  return { op: 'createObject', object, ...nameBlock(object, around) }
}

const restoreSteps = (trashed: ObjectDefinition, object: ObjectDefinition, around: Surroundings): readonly Step[] => [
  { op: 'restoreObject', object, trashed, ...nameBlock(object, around) },
  // The table is back under its new name with its links; what else differs from the day of the removal follows as usual.
  ...stepsBetween({ ...trashed, name: object.name }, object, around).filter(
    ({ op }) => op !== 'setDefinition' && op !== 'relinkField',
  ),
]

function stepsBetween(before: ObjectDefinition, after: ObjectDefinition, around: Surroundings): readonly Step[] {
  const rename: Step[] =
    before.name === after.name ? [] : [{ op: 'renameObject', object: after, from: before.name, ...nameBlock(after, around) }]
  const keys = keySteps(before, after)
  const steps: Step[] = [...rename, ...keys.dropped, ...fieldSteps(before, after, around), ...keys.added]
  return saysMore(before, after) ? [...steps, { op: 'setDefinition', definition: after }] : steps
}

/** Whether the definition changes in more than what the other steps say. */
function saysMore(before: ObjectDefinition, after: ObjectDefinition): boolean {
  const withoutColumn = new Set([...before.fields, ...after.fields].filter((field) => !isStored(field)).map(({ id }) => id))
  return definitionDifferences([before], [after]).some(({ op, part, property }) => {
    if (!part) return op !== 'rename'
    if (part.type === 'field' && withoutColumn.has(part.id)) return op !== 'remove'
    if (part.type === 'unique' || part.type === 'index') return false
    return part.type !== 'field' || op === 'move' || (op === 'change' && property !== 'required' && property !== 'type')
  })
}

/** Until every process has the new plan, a name that is freed still means the old table to some readers. */
const nameBlock = (object: ObjectDefinition, { names }: Surroundings) => {
  const holder = names.get(object.name)
  return holder === undefined || holder === object.id
    ? {}
    : { blocked: { code: 'publish.name-freed', params: { name: object.name, object: object.label } } }
}

function freedNames(before: Definitions, after: Definitions): ReadonlyMap<string, string> {
  const kept = new Set(after.filter(isObject).map(({ id, name }) => `${id} ${name}`))
  return new Map(before.filter(isObject).flatMap(({ id, name }) => (kept.has(`${id} ${name}`) ? [] : [[name, id] as const])))
}

const sameText = (a: DefinitionHeader, b: DefinitionHeader): boolean => definitionDifferences([a], [b]).length === 0
