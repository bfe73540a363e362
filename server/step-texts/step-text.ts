import type { PlanCheck, PlanStep } from '../../schemas/api/publish-plan.ts'
import type { DefinitionDifference } from '../../schemas/api/release.ts'
import { filledText } from '../../schemas/filled-text.ts'
import type { Language } from '../../schemas/label.ts'
import en from './en.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }
import chinese from './zh-CN.json' with { type: 'json' }

type TextTable = Readonly<Record<string, string>>

/** The texts of one language: what a publish does, what records say to it, and what a release changed. */
interface StepTexts {
  /** What kinds of definition and parts are called within a sentence. */
  readonly nouns: TextTable
  readonly steps: TextTable
  readonly checks: TextTable
  readonly differences: TextTable
}

export const stepTexts: Readonly<Record<Language, StepTexts>> = { en, vi, 'zh-CN': chinese }

/** What a step of a publish does. Steps on whole definitions may have a text for each kind. */
export function stepText({ op, params, rows }: Omit<PlanStep, 'message'>, language: Language): string {
  const { kind } = params
  const key = typeof kind === 'string' ? `${op}.${kind}` : op
  const noun = typeof kind === 'string' ? nounOf(kind, language) : undefined
  return filledText(textOf(stepTexts[language].steps, key, `${op}.*`), { ...params, noun, rows }, language)
}

/** What stored records say to a new demand. */
export function checkText({ code, params, checked, failing }: Pick<PlanCheck, 'code' | 'params' | 'checked' | 'failing'>, language: Language): string {
  const key = failing === 0 ? `${code}.none` : code
  return filledText(textOf(stepTexts[language].checks, key), { ...params, checked, failing }, language)
}

/** The text of a difference with places for what differs: in the words for its kind or part, else in those for all of them. */
export function differencePattern({ code, params }: Pick<DefinitionDifference, 'code' | 'params'>, language: Language): string {
  const verb = code.split('.')[1] ?? ''
  return textOf(stepTexts[language].differences, code, `${params['part'] === undefined ? '*' : 'part'}.${verb}`)
}

/** What a kind of definition or part is called within a sentence. */
export const nounOf = (name: string, language: Language): string => stepTexts[language].nouns[name] ?? name

function textOf(table: TextTable, key: string, otherwise?: string): string {
  const text = table[key] ?? (otherwise === undefined ? undefined : table[otherwise])
  if (text === undefined) throw new Error(`no text for ${key}`)
  return text
}
