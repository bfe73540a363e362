import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
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
  /** Where the field points, as long as a path may go on from there. */
  readonly target: ObjectDefinition | undefined
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

/** The fields of the object at the end of the trail, with those that every object has. */
export function choicesAt({ object, set, trail }: PathPlace): readonly PathChoice[] {
  const here = trail.reduce<ObjectDefinition | undefined>((at, field) => at && targetOf(field, set), object)
  if (!here) return []
  return allFieldsOf(here).map((field) => {
    const way = [...trail, field]
    return { path: way.map(({ name }) => name).join('.'), trail: way, field, target: trail.length < mostHops ? targetOf(field, set) : undefined }
  })
}

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
    level = choices.flatMap(({ target, trail }) => (target ? [{ ...place, trail }] : []))
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
