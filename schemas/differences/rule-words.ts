import type { Json } from '../pointer.ts'
import { ruleLabels } from '../objects/rule-labels.ts'
import { savingScope } from '../objects/rule-scope.ts'
import { withSharedOptions } from '../picklists/shared-options.ts'
import { checkRule, isRefused } from '../rules/check.ts'
import { wordsOfRule } from '../rules/words.ts'
import { objectAt } from './name-words.ts'
import { fixedWords, type Telling } from './telling.ts'

/** A condition or formula of a definition as a sentence; `way` leads to where it stands. */
export function ruleWords(telling: Telling, rule: Json, way: readonly string[]): string {
  if (typeof rule === 'boolean') return fixedWords(telling, rule ? 'always' : 'never')
  const { reader } = telling
  const object = objectAt(telling, way)
  if (!object) return fixedWords(telling, 'faulty')
  const set = withSharedOptions(telling.set)
  const checked = checkRule(rule, savingScope(object, set))
  if (isRefused(checked)) return fixedWords(telling, 'faulty')
  const record = (of: string, id: string) => reader.record?.(of, id) ?? fixedWords(telling, 'record')
  return wordsOfRule(checked.tree, reader.language, { ...ruleLabels(object, set, reader), record, ...(reader.zone === undefined ? {} : { zone: reader.zone }) })
}
