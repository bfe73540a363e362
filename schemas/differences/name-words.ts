import type { Reference } from '../definition.ts'
import { type FieldDefinition, findFieldType } from '../fields/field.ts'
import { isFlow, objectOf as objectOfFlow } from '../flows/flow.ts'
import { isLabel } from '../filled-text.ts'
import { pointerStep } from '../issue.ts'
import { type Label, labelIn } from '../label.ts'
import { inverseOf } from '../objects/inverses.ts'
import { fieldOf, isObject, type ObjectDefinition } from '../objects/object.ts'
import { allFieldsOf } from '../objects/system-fields.ts'
import { filledField } from '../picklists/shared-options.ts'
import type { Json } from '../pointer.ts'
import type { Located } from './locate.ts'
import type { Telling } from './telling.ts'

export const labelWords = ({ reader: { language, fallback } }: Telling, label: Label): string => labelIn(label, language, fallback)

/** The object that a definition is, or belongs to. */
export function objectOf({ definition, set }: Telling): ObjectDefinition | undefined {
  if (isObject(definition)) return definition
  if (isFlow(definition)) return set.get('object', objectOfFlow(definition) ?? '')
  return 'object' in definition && typeof definition.object === 'string' ? set.get('object', definition.object) : undefined
}

/** The object that a place is about: the one whose name is a key on the way to it, else that of the definition. */
export function objectAt(telling: Telling, way: readonly string[]): ObjectDefinition | undefined {
  const keys = way.flatMap((_, index) => telling.mentions.get(pointerOf(way.slice(0, index + 1))) ?? []).filter(({ kind, key }) => key && kind === 'object')
  const name = keys.at(-1)?.name
  return name === undefined ? objectOf(telling) : telling.set.get('object', name)
}

/** The keys and positions that lead to a place, as a pointer. */
export const pointerOf = (way: readonly string[]): string => way.map(pointerStep).join('')

/** What people call that which is mentioned: `Account › Industry` for a path. */
export const mentionWords = (telling: Telling, mentions: readonly Reference[]): string => mentions.flatMap((mention) => namesOf(telling, mention)).join(' › ')

function namesOf(telling: Telling, { kind, name, field, key }: Reference): readonly string[] {
  // Whatever is mentioned is a definition; its label is all that is asked of it.
  const found = telling.set.get(kind as 'object', name)
  const whole = found ? labelWords(telling, found.label) : name
  if (field === undefined) return [whole]
  const part = found && allFieldsOf(found).find((each) => each.name === field)
  const own = part ? labelWords(telling, part.label) : field
  return key ? [whole, own] : [own]
}

/** The label of an option, or of a record type, where the place is one of such values. */
export function optionWords(telling: Telling, { parts, steps }: Pick<Located, 'parts' | 'steps'>, value: string): string | undefined {
  const object = objectOf(telling)
  const field = fieldAbout(parts, object)
  const options = field && findFieldType(field.type)?.options?.(filledField(field, telling.set))
  const found = steps[0] === 'recordTypes' ? object?.recordTypes?.find(({ name }) => name === value) : options?.find((option) => option.value === value)
  return found && labelWords(telling, found.label)
}

/** The field that a place is about: the innermost part that is one or places one. */
function fieldAbout(parts: readonly Readonly<Record<string, Json>>[], object: ObjectDefinition | undefined): FieldDefinition | undefined {
  const part = parts.findLast(({ type, field }) => typeof type === 'string' || typeof field === 'string')
  if (typeof part?.['type'] === 'string') return object?.fields.find(({ id }) => id === part['id'])
  return object && typeof part?.['field'] === 'string' ? fieldOf(object, part['field']) : undefined
}

/** What people call a part: its own words, else the words of what it places or consists of. */
export function partWords(telling: Telling, part: Readonly<Record<string, Json>>): string {
  const object = objectOf(telling)
  const own = part['label'] ?? part['heading'] ?? part['text']
  if (typeof own === 'string') return own
  if (isLabel(own)) return labelWords(telling, own)
  if (typeof part['related'] === 'string' && object) return labelWords(telling, inverseOf(object.name, part['related'], telling.set)?.label ?? part['related'])
  const names = [part['field'] ?? part['fields'] ?? part['name'] ?? part['value'] ?? part['id']].flat()
  return names.map((name) => fieldLabel(telling, object, String(name))).join(', ')
}

function fieldLabel(telling: Telling, object: ObjectDefinition | undefined, name: string): string {
  const field = object && allFieldsOf(object).find((each) => each.name === name)
  return field ? labelWords(telling, field.label) : name
}
