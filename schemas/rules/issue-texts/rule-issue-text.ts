import { filledText } from '../../filled-text.ts'
import type { Issue } from '../../issue.ts'
import type { Language } from '../../label.ts'
import { typeInWords } from '../type-words.ts'
import en from './en.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }
import chinese from './zh-CN.json' with { type: 'json' }

/** Texts by code of all issues that a rule or its formula can have; `rule.*` stands for those without one. */
export const ruleTexts: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, vi, 'zh-CN': chinese }

/** What an issue of a rule says to the reader: the same on the server and in an editor, which finds it by itself. */
export function ruleIssueText(issue: CodedIssue, language: Language): string {
  const table = ruleTexts[language]
  const text = (Object.hasOwn(table, issue.code) ? table[issue.code] : table['rule.*']) ?? issue.code
  return filledText(text, paramsInWords(issue, language), language)
}

type CodedIssue = Pick<Issue, 'code' | 'params'>

/** The params of an issue, with types of values as people call them. */
export function paramsInWords({ code, params = {} }: CodedIssue, language: Language): Readonly<Record<string, unknown>> {
  const names = typeParams.get(code)
  if (!names) return params
  return { ...params, ...Object.fromEntries(names.map((name) => [name, inWords(params[name], language)])) }
}

/** The params that name types, of each issue about types. */
const typeParams: ReadonlyMap<string, readonly string[]> = new Map([
  ['rule.wrong-type', ['expected', 'given']],
  ['rule.wrong-value', ['expected']],
  ['rule.types-differ', ['left', 'right']],
])

function inWords(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => inWords(each, language))
  return typeof value === 'string' ? typeInWords(value, language) : value
}
