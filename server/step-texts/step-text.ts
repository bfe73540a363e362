import type { PlanCheck, PlanStep } from '../../schemas/api/publish-plan.ts'
import type { DefinitionDifference } from '../../schemas/api/release.ts'
import type { Language } from '../../schemas/label.ts'
import { filledText } from '../issue-texts/issue-text.ts'
import en from './en.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }
import chinese from './zh-CN.json' with { type: 'json' }

type TextTable = Readonly<Record<string, string>>

/** The texts of one language: what a publish does, what records say to it, and what a release changed. */
interface StepTexts {
  readonly steps: TextTable
  readonly checks: TextTable
  readonly differences: TextTable
}

export const stepTexts: Readonly<Record<Language, StepTexts>> = { en, vi, 'zh-CN': chinese }

/** What a step of a publish does. Steps on whole definitions have a text for each kind. */
export function stepText({ op, params, rows }: Omit<PlanStep, 'message'>, language: Language): string {
  const key = typeof params['kind'] === 'string' ? `${op}.${params['kind']}` : op
  return filledText(textOf(stepTexts[language].steps, key), { ...params, rows }, language)
}

/** What stored records say to a new demand. */
export function checkText({ code, params, checked, failing }: Omit<PlanCheck, 'message'>, language: Language): string {
  const key = failing === 0 ? `${code}.none` : code
  return filledText(textOf(stepTexts[language].checks, key), { ...params, checked, failing }, language)
}

/** What one difference between two releases is. */
export const differenceText = ({ code, params, old, new: now }: DefinitionDifference, language: Language): string =>
  filledText(textOf(stepTexts[language].differences, code), { ...params, old, new: now }, language)

function textOf(table: TextTable, key: string): string {
  const text = table[key]
  if (text === undefined) throw new Error(`no text for ${key}`)
  return text
}
