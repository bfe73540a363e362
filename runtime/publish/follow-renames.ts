import type { DefinitionHeader } from '../../schemas/definition.ts'
import { definitionSet, type DefinitionSet } from '../../schemas/definition-set.ts'
import { inversesIn } from '../../schemas/objects/inverses.ts'
import { isObject } from '../../schemas/objects/object.ts'
import { referencesOf } from '../../schemas/references.ts'
import { type Renames, rewriteReferences } from '../../schemas/rewrite-references.ts'

/** The same definition, by id, as it stands in a draft and as somebody wants to save it. */
export interface Edit {
  readonly before: DefinitionHeader
  readonly after: DefinitionHeader
}

/**
 * Every definition that is written differently when an edit is saved: the edited one first, then all whose mentions
 * follow because it, or a field of it, has another name. In the edited one itself old names follow too, unless
 * something has that name now: whoever wrote it may have used the new names already.
 */
export function followRenames(
  { before, after }: Edit,
  definitions: readonly DefinitionHeader[],
  set: DefinitionSet,
): readonly DefinitionHeader[] {
  const fields = renamedFields(before, after)
  const waysBack = renamedWaysBack(before, after)
  if (before.name === after.name && fields.size === 0 && waysBack.size === 0) return [after]
  const isIt = (kind: string, name: string): boolean => kind === before.kind && (name === before.name || name === after.name)
  const renames: Renames = {
    name: (kind, name) => (isIt(kind, name) ? after.name : name),
    field: (kind, name, field) => (isIt(kind, name) ? (fields.get(field) ?? field) : field),
    inverse: ({ kind, name, field }, inverse) => (isIt(kind, name) ? (waysBack.get(`${field}.${inverse}`) ?? inverse) : inverse),
  }
  const present = new Set(fieldsOf(after).map(({ name }) => name))
  const lost: Renames = {
    ...renames,
    field: (kind, name, field) => (present.has(field) ? field : renames.field(kind, name, field)),
  }
  const others = definitions.filter(({ id }) => id !== after.id)
  return [
    rewriteReferences(after, referencesOf(after, withEdit(set, { before, after })), lost),
    ...others.flatMap((other) => {
      const moved = rewriteReferences(other, referencesOf(other, set), renames)
      return moved === other ? [] : [moved]
    }),
  ]
}

/** Old name -> new name of each field that both have under different names. */
function renamedFields(before: DefinitionHeader, after: DefinitionHeader): ReadonlyMap<string, string> {
  const now = new Map(fieldsOf(after).map(({ id, name }) => [id, name]))
  return new Map(
    fieldsOf(before).flatMap(({ id, name }) => {
      const newName = now.get(id)
      return newName === undefined || newName === name ? [] : [[name, newName] as const]
    }),
  )
}

/** `lookup.old name` -> new name of each way back that a lookup of both, by its name of before, calls otherwise now. */
function renamedWaysBack(before: DefinitionHeader, after: DefinitionHeader): ReadonlyMap<string, string> {
  if (!isObject(before) || !isObject(after)) return noNames
  const now = new Map(inversesIn(definitionSet([after])).map(({ field, name }) => [field.id, name]))
  return new Map(
    inversesIn(definitionSet([before])).flatMap(({ field, name }) => {
      const newName = now.get(field.id)
      return newName === undefined || newName === name ? [] : [[`${field.name}.${name}`, newName] as const]
    }),
  )
}

const noNames: ReadonlyMap<string, string> = new Map()

/** The set as the edited definition sees it: by its old name, too, it finds itself. */
const withEdit = (set: DefinitionSet, { before, after }: Edit): DefinitionSet => ({
  // Both stand for the same definition, so the kind says the shape of either.
  get: (kind, name) =>
    kind === before.kind && (name === before.name || name === after.name) ? (after as never) : set.get(kind, name),
  all: (kind) => set.all(kind).map((each) => (each.id === before.id ? (after as never) : each)),
})

/** The parts of a definition that others can name. */
const fieldsOf = (definition: DefinitionHeader): readonly { readonly id: string; readonly name: string }[] =>
  'fields' in definition && Array.isArray(definition.fields) ? definition.fields : []
