import type { FileValue } from '../files/file-value.ts'
import type { Language } from '../label.ts'

/**
 * A value of an expression as it stands on the wire: decimals as text, integers as numbers, dates as `2026-11-21`,
 * moments as `2026-11-21T09:30:00.000Z`, records as their id. `null` is blank; blank text and empty lists become `null`.
 */
export type RuleValue = null | boolean | number | string | readonly RuleValue[] | RuleParts | readonly FileValue[]

/** A value of several texts, such as an address, of which rules read one. */
export type RuleParts = Readonly<Record<string, string>>

/** What a rule reads, by path: `{ amount: '120.00', 'account.industry': 'bank' }`. What is absent is blank. */
export type RuleValues = Readonly<Record<string, RuleValue | undefined>>

/** What an evaluation is told of the world. One evaluation, one instant. */
export interface RuleContext {
  /** The moment, UTC with milliseconds. */
  readonly now: string
  /** The date of `now` in the workspace's zone. */
  readonly today: string
  /** Id of the person for whom the rule runs. */
  readonly user: string | null
  /** API names of that person's roles; none where nobody is. */
  readonly roles: readonly string[]
  /** IANA zone of the workspace. */
  readonly zone: string
  /** How the workspace divides its calendar: 1 = Monday … 7 = Sunday; the month in which the fiscal year begins. */
  readonly weekStart: number
  readonly fiscalYearStart: number
  /** The reader's. */
  readonly language: Language
  /** Operations that the evaluation may take; see `limits.fuel`. */
  readonly fuel: number
}

/** The result of an evaluation that would take too long or build too much. It is never a value. */
interface RuleFailure {
  readonly error: 'too-expensive'
}

export type RuleResult = RuleValue | RuleFailure

export const tooExpensive: RuleFailure = Object.freeze({ error: 'too-expensive' })

export const isRuleFailure = (result: RuleResult): result is RuleFailure =>
  typeof result === 'object' && result !== null && 'error' in result
