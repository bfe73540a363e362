import type { TFunction } from 'i18next'
import { isProblem, Problem } from '../app/problem.ts'

/** What happened, why, and what to do, in the reader's words. */
interface ProblemText {
  what: string
  advice: string
}

/** The text of a failure. `t` must have the namespace `problems`. */
export function problemText(reason: unknown, t: TFunction<'problems'>): ProblemText {
  const code = isProblem(reason) ? reason.code : 'page-fault'
  const params = isProblem(reason) ? reason.details : {}
  const known = t(`${code}.what`, { ...params, defaultValue: '' })
  if (known) return { what: known, advice: t(`${code}.advice`, { ...params, defaultValue: '' }) }
  return { what: titleOf(reason) || t('other.what'), advice: t('other.advice') }
}

const titleOf = (reason: unknown): string => (reason instanceof Problem ? reason.message : '')
