import type { AnsweredDifference, DefinitionDifference } from '../../schemas/api/release.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { definitionSet } from '../../schemas/definition-set.ts'
import { saysTheSame } from '../../schemas/differences/texts.ts'
import { type DefinitionTeller, tellDefinition } from '../../schemas/differences/tell-definition.ts'
import type { DefinitionReader } from '../../schemas/differences/telling.ts'
import { filledText } from '../../schemas/filled-text.ts'
import type { Language } from '../../schemas/label.ts'
import type { Json } from '../../schemas/pointer.ts'
import { differencePattern, nounOf } from './step-text.ts'

/** Differences and the definitions on both sides, by whose names they are told. */
interface DifferencesToTell {
  readonly changes: readonly DefinitionDifference[]
  readonly before: readonly DefinitionHeader[]
  readonly after: readonly DefinitionHeader[]
}

/** Differences with their texts: what changed, and what it said before and says now, each by the names of its own time. */
export function answeredDifferences({ changes, before, after }: DifferencesToTell, reader: DefinitionReader): AnsweredDifference[] {
  const [was, is] = [tellersOf(before, reader), tellersOf(after, reader)]
  return changes.map((change) => answered(change, { was: was(change.id), is: is(change.id), language: reader.language }))
}

/** Tellers by the id of the definition, each made when it is first asked for. */
function tellersOf(definitions: readonly DefinitionHeader[], reader: DefinitionReader): (id: string) => DefinitionTeller | undefined {
  const set = definitionSet(definitions)
  const known = new Map<string, DefinitionTeller | undefined>()
  return (id) => {
    if (!known.has(id)) {
      const definition = definitions.find((each) => each.id === id)
      known.set(id, definition && tellDefinition(definition, set, reader))
    }
    return known.get(id)
  }
}

interface Sides {
  readonly was: DefinitionTeller | undefined
  readonly is: DefinitionTeller | undefined
  readonly language: Language
}

function answered(change: DefinitionDifference, { was, is, language }: Sides): AnsweredDifference {
  const pointer = (change.part ? `/${change.part.id}` : '') + pathOf(change)
  const trail = change.part ? ([is, was].map((side) => side?.trail(pointer) ?? []).find((found) => found.length > 0) ?? []) : []
  const names = trail.length > 0 ? { part: trail.at(-1), within: trail.at(-2) } : {}
  const params = { ...change.params, ...names, noun: nounOf(change.code.split('.')[0] ?? '', language) }
  const pattern = differencePattern(change, language)
  if (change.op !== 'change' || !was || !is) return { ...change, message: filledText(pattern, { ...params, old: change.old, new: change.new }, language) }
  // What the definitions hold is JSON.
  const [old, now] = [was.value(pointer, change.old as Json | undefined), is.value(pointer, change.new as Json | undefined)]
  const title = filledText(pattern, { ...params, property: is.property(pointer), old: undefined, new: undefined }, language)
  if (old === now) return { ...change, message: saysTheSame(title, language) }
  return { ...change, message: filledText(pattern, { ...params, property: is.property(pointer), old, new: now }, language), words: { title, old, new: now } }
}

// Releases that were kept before differences had paths name the setting alone.
const pathOf = ({ path, property }: DefinitionDifference): string => path ?? (property === undefined ? '' : `/${property.replaceAll('.', '/')}`)
