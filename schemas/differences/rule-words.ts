import { isFlow } from '../flows/flow.ts'
import { flowLabels } from '../flows/flow-labels.ts'
import { flowScope, triggerScope } from '../flows/flow-scope.ts'
import type { Json } from '../pointer.ts'
import { ruleLabels } from '../objects/rule-labels.ts'
import { savingScope } from '../objects/rule-scope.ts'
import { withSharedOptions } from '../picklists/shared-options.ts'
import { checkRule, isRefused } from '../rules/check.ts'
import type { RuleScope } from '../rules/scope.ts'
import { type RuleLabels, wordsOfRule } from '../rules/words.ts'
import { objectAt } from './name-words.ts'
import { fixedWords, type Telling } from './telling.ts'

/** A condition or formula of a definition as a sentence; `way` leads to where it stands. */
export function ruleWords(telling: Telling, rule: Json, way: readonly string[]): string {
  if (typeof rule === 'boolean') return fixedWords(telling, rule ? 'always' : 'never')
  const { reader } = telling
  const reading = readingAt(telling, way)
  const checked = reading && checkRule(rule, reading.scope)
  if (!checked || isRefused(checked)) return fixedWords(telling, 'faulty')
  const record = (of: string, id: string) => reader.record?.(of, id) ?? fixedWords(telling, 'record')
  return wordsOfRule(checked.tree, reader.language, { ...reading.labels, record, ...(reader.zone === undefined ? {} : { zone: reader.zone }) })
}

/** What a rule can read that stands there, and what people call it. */
function readingAt(telling: Telling, way: readonly string[]): { readonly scope: RuleScope; readonly labels: Pick<RuleLabels, 'field' | 'option' | 'number'> } | undefined {
  const { definition, reader } = telling
  const set = withSharedOptions(telling.set)
  if (isFlow(definition)) return { scope: way[0] === 'trigger' ? triggerScope(definition, set) : flowScope(definition, set), labels: flowLabels(definition, set, reader) }
  const object = objectAt(telling, way)
  return object && { scope: savingScope(object, set), labels: ruleLabels(object, set, reader) }
}
