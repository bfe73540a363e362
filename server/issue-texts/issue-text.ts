import type { Issue } from '../../schemas/issue.ts'
import { filledText, isLabel } from '../../schemas/filled-text.ts'
import { type Language, labelIn } from '../../schemas/label.ts'
import { flowTexts } from '../../schemas/flows/issue-texts/flow-issue-text.ts'
import { paramsInWords, ruleTexts } from '../../schemas/rules/issue-texts/rule-issue-text.ts'
import en from './en.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }
import chinese from './zh-CN.json' with { type: 'json' }

/** Texts by code; `*` stands for any one step of a code, and alone for every code. */
type TextTable = Readonly<Record<string, string>>

/** The texts of one language: of issues and of problems. */
interface Texts {
  readonly issues: TextTable
  readonly problems: TextTable
}

/** Issues of rules and flows have their texts beside the language, for editors in the browser tell them too. */
export const texts: Readonly<Record<Language, Texts>> = {
  en: { ...en, issues: { ...en.issues, ...ruleTexts.en, ...flowTexts.en } },
  vi: { ...vi, issues: { ...vi.issues, ...ruleTexts.vi, ...flowTexts.vi } },
  'zh-CN': { ...chinese, issues: { ...chinese.issues, ...ruleTexts['zh-CN'], ...flowTexts['zh-CN'] } },
}

/** What an issue says to the reader: what its definition's author wrote, else our text. A code without one gets a neutral sentence. */
export function issueText({ code, params = {} }: Pick<Issue, 'code' | 'params'>, language: Language): string {
  const { message } = params
  if (isLabel(message)) return labelIn(message, language)
  return filledText(textOf(texts[language].issues, code), paramsInWords({ code, params }, language), language)
}

/** The title of a problem: what happened, in a sentence. */
export const problemTitle = (code: string, language: Language): string => textOf(texts[language].problems, code)

/** Whether a code has a text of its own, or one for its family. */
export const hasIssueText = (code: string, language: Language): boolean =>
  familyOf(texts[language].issues, code) !== undefined

const textOf = (table: TextTable, code: string): string => table[familyOf(table, code) ?? '*'] ?? code

/** The most particular key of a code: `field.picklist.bad-default`, `field.*.bad-default`, `field.picklist.*`, `field.*`. */
function familyOf(table: TextTable, code: string): string | undefined {
  const steps = code.split('.')
  const families =
    steps.length > 2
      ? [
          [steps[0], '*', ...steps.slice(2)],
          [...steps.slice(0, -1), '*'],
        ]
      : []
  const keys = [steps, ...families, ...(steps.length > 1 ? [[steps[0], '*']] : [])].map((each) => each.join('.'))
  return keys.find((key) => Object.hasOwn(table, key))
}
