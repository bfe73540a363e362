import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, fieldTypeOf, hasRows } from '../../../schemas/fields/field.ts'
import type { Label } from '../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { withoutMarks } from '../../ui/without-marks.ts'

/** A field that a path can lead to. */
export interface PathChoice {
  readonly path: string
  /** The fields on the way, this one last. */
  readonly trail: readonly FieldDefinition[]
  readonly field: FieldDefinition
  /** Whether a path may go on from there: to what the field points at, or to its parts. */
  readonly isOpen: boolean
  /** It only groups names, and is nothing that could be chosen by itself. */
  readonly isGroup: boolean
}

/** Where choices are looked for. */
interface PathPlace {
  readonly object: ObjectDefinition
  readonly set: DefinitionSet
  /** The lookups that have been entered. */
  readonly trail: readonly FieldDefinition[]
}

/** Lookups that a path may go over. */
const mostHops = 5

/** The fields at the end of the trail: of an object, with those that every object has, or the parts of a field. */
export function choicesAt({ object, set, trail }: PathPlace): readonly PathChoice[] {
  const isFar = trail.length >= mostHops
  return fieldsBehind({ object, set, trail }).map((field) => {
    const way = [...trail, field]
    const isOpen = fieldTypeOf(field).parts !== undefined || (!isFar && targetOf(field, set) !== undefined)
    return { path: way.map(({ name }) => name).join('.'), trail: way, field, isOpen, isGroup: isGroup(targetOf(field, set)?.name ?? '') }
  })
}

/** The fields that a path may go on with: those of the object at the end of the trail, or the parts of its last field. */
function fieldsBehind({ object, set, trail }: PathPlace): readonly FieldDefinition[] {
  const last = trail.at(-1)
  const parts = last && fieldTypeOf(last).parts?.(last)
  if (parts) return parts
  const here = trail.reduce<ObjectDefinition | undefined>((at, field) => at && targetOf(field, set), object)
  if (here && isGroup(here.name)) return here.fields
  return here ? allFieldsOf(here).filter((field) => !hasRows(field)) : []
}

/** Whether an object only groups names, as flows do; names of real objects never begin so. */
export const isGroup = (object: string): boolean => object.startsWith('_')

/** The object that a field points at. */
function targetOf(field: FieldDefinition, set: DefinitionSet): ObjectDefinition | undefined {
  const link = fieldTypeOf(field).link?.(field)
  return link?.to === 'object' ? set.get('object', link.object) : undefined
}

/** Fields found by label, API name or path: those near the beginning first, over two lookups at most. */
export function searchPaths(place: PathPlace, text: string): readonly PathChoice[] {
  const found: PathChoice[] = []
  let level: readonly PathPlace[] = [place]
  for (let hops = 0; hops <= 2 && found.length < mostFound; hops += 1) {
    const choices = level.flatMap(choicesAt)
    found.push(...choices.filter((choice) => isFoundBy(choice, text)))
    level = choices.flatMap(({ isOpen, trail }) => (isOpen ? [{ ...place, trail }] : []))
  }
  return found.slice(0, mostFound)
}

const mostFound = 60

/** Whether a field is meant by what somebody types: its label in any language, without marks, or its API name. */
export function isFoundBy({ field, path }: Pick<PathChoice, 'field' | 'path'>, text: string): boolean {
  const wanted = withoutMarks(text)
  if (wanted.includes('.')) return path.startsWith(wanted)
  const together = wanted.replaceAll(/[\s_]/g, '')
  const parts = field.name.split('_')
  // API names of Chinese labels are their reading: `khmc` and `kehu` find 客户名称, `ke_hu_ming_cheng`.
  return labelsIn(field.label).some((label) => withoutMarks(label).includes(wanted)) || parts.join('').includes(together) || initialsOf(parts).startsWith(together)
}

/** `khmc` for `ke_hu_ming_cheng`; blank for a single word. */
export const initialsOf = (parts: readonly string[]): string => (parts.length > 1 ? parts.map((part) => part.charAt(0)).join('') : '')

const labelsIn = (label: Label): readonly string[] => (typeof label === 'string' ? [label] : Object.values(label))
