import type { TFunction } from 'i18next'
import { isProblem } from '../../app/problem.ts'
import { problemText } from '../../ui/problem-text.ts'

/** Why a write was declined, in one sentence or a few: the issues of its values, else what happened. `t` has `problems`. */
export function problemWords(problem: unknown, t: TFunction<'problems'>): string {
  const said = isProblem(problem) ? problem.issues.flatMap(({ message }) => message ?? []) : []
  return said.length > 0 ? [...new Set(said)].join(' ') : problemText(problem, t).what
}
