import type { Issue } from '../../schemas/issue.ts'
import { type Label, type Language, labelIn, languages } from '../../schemas/label.ts'
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

export const texts: Readonly<Record<Language, Texts>> = { en, vi, 'zh-CN': chinese }

/** What an issue says to the reader: what its definition's author wrote, else our text. A code without one gets a neutral sentence. */
export function issueText({ code, params = {} }: Pick<Issue, 'code' | 'params'>, language: Language): string {
  const { message } = params
  if (isLabel(message)) return labelIn(message, language)
  return filledText(textOf(texts[language].issues, code), params, language)
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

/**
 * Puts params into `{name}`. A part in square brackets is left out unless all its params are there; other placeholders
 * without a param stay as they are, for some texts show what a pattern may hold.
 */
export function filledText(text: string, params: Readonly<Record<string, unknown>>, language: Language): string {
  const filled = (part: string): string =>
    part.replace(placeholder, (written, name: string) => shown(params[name], language) ?? written)
  const isWhole = (part: string): boolean =>
    [...part.matchAll(placeholder)].every(([, name = '']) => shown(params[name], language) !== undefined)
  return filled(text.replace(/\[([^\]]*)\]/g, (_, part: string) => (isWhole(part) ? part : '')))
}

const placeholder = /\{(\w+)\}/g

function shown(value: unknown, language: Language): string | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value))
    return value.map((each) => shown(each, language) ?? '').join(language === 'zh-CN' ? '、' : ', ')
  if (isLabel(value)) return labelIn(value, language)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Labels among the params are texts of definitions: they have languages of their own. */
const isLabel = (value: unknown): value is Exclude<Label, string> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).some((key) => languages.some((each) => each === key))
