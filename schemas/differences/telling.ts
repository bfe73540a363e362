import type { DefinitionHeader, Reference } from '../definition.ts'
import type { DefinitionSet } from '../definition-set.ts'
import type { LabelReader } from '../objects/rule-labels.ts'
import type { Json } from '../pointer.ts'
import type { RuleLabels } from '../rules/words.ts'
import { definitionTexts } from './texts.ts'

/** Who reads: the language, the zone of moments, and the titles of records as far as they are known. */
export interface DefinitionReader extends LabelReader, Pick<RuleLabels, 'zone' | 'record'> {}

/** A definition that is told, and by which names. */
export interface Telling {
  readonly definition: DefinitionHeader
  readonly root: Json
  readonly set: DefinitionSet
  readonly reader: DefinitionReader
  /** What the definition mentions, by the pointer to the mention. */
  readonly mentions: ReadonlyMap<string, readonly Reference[]>
}

/** One of the fixed words, with its places filled. */
export function fixedWords({ reader: { language } }: Telling, name: string, filling: readonly string[] = []): string {
  const text = definitionTexts[language].words[name] ?? name
  return filling.reduce((said, each, index) => said.replace(`{${index}}`, () => each), text)
}
