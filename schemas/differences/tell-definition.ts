import type { DefinitionHeader } from '../definition.ts'
import type { DefinitionSet } from '../definition-set.ts'
import type { Json } from '../pointer.ts'
import { referencesOf } from '../references.ts'
import { locate } from './locate.ts'
import { partWords } from './name-words.ts'
import type { DefinitionReader, Telling } from './telling.ts'
import { propertyWords, saidValue } from './value-words.ts'

/** Tells people what a definition says. Places are named by the ids of parts, as conflicts and differences name them. */
export interface DefinitionTeller {
  /** What the setting is called (`Stop saving when`); undefined for the definition itself and for parts. */
  property(pointer: string): string | undefined
  /** A value that stands there, or might, in words. */
  value(pointer: string, value: Json | undefined): string
  /** The labels of the parts that lead there, outermost first. */
  trail(pointer: string): readonly string[]
}

/** A teller of one definition, by the names that the definitions of `set` have. */
export function tellDefinition(definition: DefinitionHeader, set: DefinitionSet, reader: DefinitionReader): DefinitionTeller {
  const telling: Telling = {
    definition, set, reader,
    // Definitions are JSON; their types only name more of it.
    root: definition as unknown as Json,
    mentions: Map.groupBy(referencesOf(definition, set).filter(({ prefix, span, inverse }) => !prefix && !span && inverse === undefined), ({ path }) => path),
  }
  const at = (pointer: string) => locate(definition.kind, telling.root, pointer)
  return {
    property: (pointer) => propertyWords(telling, at(pointer)),
    value: (pointer, value) => saidValue(telling, { ...at(pointer), value }),
    trail: (pointer) => at(pointer).parts.map((part) => partWords(telling, part)),
  }
}
