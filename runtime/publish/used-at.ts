import type { Removes, UsedAt } from '../../schemas/api/draft.ts'
import type { DefinitionHeader, Reference } from '../../schemas/definition.ts'
import type { DefinitionSet } from '../../schemas/definition-set.ts'
import { type FieldDefinition, ruleTypeOf } from '../../schemas/fields/field.ts'
import { type IdOf, idPrefixes } from '../../schemas/ids.ts'
import { type Label, languages } from '../../schemas/label.ts'
import { fieldOf } from '../../schemas/objects/object.ts'
import { type Json, stepsOf, valueAt } from '../../schemas/pointer.ts'
import type { Mention } from '../../schemas/references.ts'
import { removedWith } from '../../schemas/remove-mention.ts'
import { isAssignable } from '../../schemas/rules/rule-type.ts'

/** A mention as answers show it: in which definition, in which part of it, and in which piece of a text. */
export function usedAt({ from, reference }: Mention, set: DefinitionSet): UsedAt {
  const { path, span, around } = reference
  // Definitions are JSON; their types only name more of it.
  const root = from as unknown as Json
  const part = partAround(root, stepsOf(path), (name) => fieldLabel(root, name, set))
  const text = around && String(valueAt(root, stepsOf(path))).slice(around.from, around.to).slice(0, 200)
  return {
    kind: from.kind,
    name: from.name,
    label: from.label,
    path,
    ...(span && { from: span.from }),
    ...(part && { part }),
    ...(text !== undefined && { text }),
  }
}

/** A mention that a removal breaks, with what may become of it. `before` is the draft with what goes, `after` the one without. */
export const brokenAt = (mention: Mention, { before, after }: { before: DefinitionSet; after: DefinitionSet }): UsedAt => ({
  ...usedAt(mention, before),
  removes: removesOf(mention),
  replacements: replacementsFor(mention.reference, before, after),
})

/** The innermost thing with an id of its own that holds the place, where it is not the definition itself. */
function partAround(root: Json, steps: readonly string[], labelOfField: (name: string) => Label | undefined): UsedAt['part'] {
  for (let depth = steps.length; depth > 0; depth -= 1) {
    const value = valueAt(root, steps.slice(0, depth))
    if (typeof value !== 'object' || value === null || Array.isArray(value) || typeof value['id'] !== 'string') continue
    const { id } = value
    const type = (Object.keys(idPrefixes) as IdOf[]).find((each) => idPrefixes[each] === id.slice(0, 3))
    if (type) return { type, id, label: labelOf(value, labelOfField) ?? id }
  }
  return undefined
}

function labelOf(part: Readonly<Record<string, Json>>, labelOfField: (name: string) => Label | undefined): Label | undefined {
  const { label, heading, field } = part
  const said = label ?? heading
  if (typeof said === 'string') return said
  if (typeof said === 'object' && said !== null && languages.some((language) => language in said)) return said as Label
  const placed = typeof field === 'string' ? labelOfField(field) : undefined
  if (placed !== undefined && !('name' in part)) return placed
  const named = part['name'] ?? part['field'] ?? part['related'] ?? part['value'] ?? part['fields']
  return named === undefined || named === null ? undefined : String(named)
}

/** What a field is called that a part of the definition shows; it is of the object that the definition is for. */
function fieldLabel(root: Json, name: string, set: DefinitionSet): Label | undefined {
  const owner = valueAt(root, ['object'])
  const object = typeof owner === 'string' ? set.get('object', owner) : undefined
  return object && fieldOf(object, name)?.label
}

/** What goes when the choice is to remove a mention; null where something has to stand in its place. */
function removesOf({ from, reference }: Mention): Removes | null {
  if (reference.around) return 'text'
  if (reference.whole === '') return 'definition'
  const root = from as unknown as Json
  const steps = removedWith(root, reference)
  if (!steps) return null
  const gone = valueAt(root, steps)
  if (typeof gone === 'object' && gone !== null && !Array.isArray(gone) && 'id' in gone) return 'part'
  return reference.whole === undefined || steps.length === 0 || typeof gone === 'string' ? 'mention' : 'condition'
}

/** What of the same sort could be named instead: fields whose values are of the same type, for whole things others of their kind. */
function replacementsFor({ kind, name, field, inverse }: Reference, before: DefinitionSet, after: DefinitionSet): { name: string; label: Label }[] {
  if (inverse !== undefined) return []
  if (field === undefined) return kind === 'object' ? [] : after.all(kind as DefinitionKind).filter((each) => each.name !== name).map(nameAndLabel)
  const lost = before.get('object', name)
  const gone = lost && fieldOf(lost, field)
  const left = after.get('object', name)?.fields ?? []
  return gone ? left.filter((each) => fits(each, gone)).map(nameAndLabel) : []
}

type DefinitionKind = Parameters<DefinitionSet['all']>[0]

const nameAndLabel = ({ name, label }: Pick<DefinitionHeader, 'name' | 'label'>) => ({ name, label })

function fits(candidate: FieldDefinition, gone: FieldDefinition): boolean {
  const [here, there] = [candidate, gone].map((field) => ruleTypeOf(field))
  return here !== undefined && there !== undefined && (here.type === there.type ? here.type !== 'record' || isAssignable(here, there) : isAssignable(here, there))
}
