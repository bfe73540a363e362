import type { PutBack } from '../../schemas/api/draft.ts'
import type { DefinitionHeader, Reference } from '../../schemas/definition.ts'
import { type DefinitionSet, definitionSet, type KindName } from '../../schemas/definition-set.ts'
import { editTexts } from '../../schemas/edit-texts.ts'
import { isObject, type ObjectDefinition } from '../../schemas/objects/object.ts'
import { type Json, stepsOf, valueAt } from '../../schemas/pointer.ts'
import { putBackAt, putTextBack } from '../../schemas/put-back.ts'
import { leadsSomewhere, mentionsIn, referencesOf } from '../../schemas/references.ts'
import { removedPlaces } from '../../schemas/remove-mention.ts'
import { Refusal } from '../refusal.ts'
import { parseDefinition } from './definition-shape.ts'
import { followRenames } from './follow-renames.ts'

/** Definitions with a restored field's mentions again, and where these could and could not be put back. */
export interface RestoredMentions {
  readonly definitions: readonly DefinitionHeader[]
  readonly places: PutBack
}

/**
 * The mentions of a field that its removal took out, as the definitions of the release `before` it had them, put back
 * where their definitions still are and nothing else stands in their place. `now` has the field again already.
 */
export function mentionsRestored(
  now: readonly DefinitionHeader[],
  { field, before: released }: { readonly field: string; readonly before: readonly DefinitionHeader[] },
): RestoredMentions {
  const before = definitionSet(underNamesOf(now, released))
  const owner = before.all('object').find(({ fields }) => fields.some(({ id }) => id === field))
  const name = owner?.fields.find(({ id }) => id === field)?.name
  const mentions = mentionsIn(before).filter(({ reference }) => reference.kind === 'object' && reference.name === owner?.name && reference.field === name)
  const of = [...Map.groupBy(mentions, ({ from }) => from)].map(([from, made]) => ({ from, references: made.map(({ reference }) => reference) }))
  return of.reduce<{ definitions: DefinitionHeader[]; places: { back: Place[]; lost: Place[] } }>(
    ({ definitions, places }, { from, references }) => {
      const present = now.find(({ id }) => id === from.id)
      if (!present) return { definitions, places: { ...places, lost: [...places.lost, placeOf(from)] } }
      const { definition, isBack, isLost } = putBackInto(present, { from, references, set: definitionSet(now) })
      return {
        definitions: isBack ? [...definitions, definition] : definitions,
        places: { back: [...places.back, ...(isBack ? [placeOf(present)] : [])], lost: [...places.lost, ...(isLost ? [placeOf(present)] : [])] },
      }
    },
    { definitions: [], places: { back: [], lost: [] } },
  )
}

type Place = PutBack['back'][number]

const placeOf = ({ kind, name, label }: DefinitionHeader): Place => ({ kind, name, label })

interface Lost {
  readonly from: DefinitionHeader
  readonly references: readonly Reference[]
  readonly set: DefinitionSet
}

/** Each mention for itself, so that one that cannot be put back keeps no other from it. */
function putBackInto(present: DefinitionHeader, { from, references, set }: Lost): { definition: DefinitionHeader; isBack: boolean; isLost: boolean } {
  // Definitions are JSON; their types only name more of it.
  const before = from as unknown as Json
  const inTexts = references.filter(({ span }) => span)
  const elsewhere = references.filter(({ span, whole }) => !span && whole !== '')
  const pruned = structuredClone(before)
  editTexts(pruned, inTexts.flatMap(({ path, span, around = span }) => (around ? [{ path, ...around, put: '' }] : [])))
  const ways = [
    ...removedPlaces(before, elsewhere).map((steps) => (root: Json) => putBackAt(root, before, steps)),
    ...[...new Set(inTexts.map(({ path }) => path))].map((path) => (root: Json) => putTextBack(root, before, { path, left: valueAt(pruned, stepsOf(path)) })),
  ].toReversed()
  let definition = present
  let isLost = references.some(({ whole }) => whole === '')
  for (const put of ways) {
    const copy = structuredClone(definition)
    const came = put(copy as unknown as Json)
    if (came === 'back' && isSound(copy, definition, set)) definition = copy
    else if (came !== 'there') isLost = true
  }
  return { definition, isBack: definition !== present, isLost }
}

/** Whether the definition fits its kind, and mentions nothing that is gone meanwhile. */
function isSound(next: DefinitionHeader, last: DefinitionHeader, set: DefinitionSet): boolean {
  try {
    parseDefinition(next.kind as KindName, next)
  } catch (reason) {
    if (reason instanceof Refusal) return false
    throw reason
  }
  const dangling = (definition: DefinitionHeader) => referencesOf(definition, set).filter((reference) => !leadsSomewhere(reference, set)).length
  return dangling(next) <= dangling(last)
}

/** Definitions of a release, written with the names that objects and fields have today. */
function underNamesOf(now: readonly DefinitionHeader[], released: readonly DefinitionHeader[]): readonly DefinitionHeader[] {
  return released.filter(isObject).reduce<readonly DefinitionHeader[]>((definitions, { id }) => {
    const before = definitions.find((each) => each.id === id)
    const present = now.find((each) => each.id === id)
    if (!before || !present || !isObject(before) || !isObject(present)) return definitions
    const names = new Map(present.fields.map((field) => [field.id, field.name]))
    const after: ObjectDefinition = { ...before, name: present.name, fields: before.fields.map((field) => ({ ...field, name: names.get(field.id) ?? field.name })) }
    const written = new Map(followRenames({ before, after }, definitions, definitionSet(definitions)).map((each) => [each.id, each]))
    return definitions.map((each) => written.get(each.id) ?? each)
  }, released)
}
