import type { Span } from '../../definition.ts'
import type { Issue } from '../../issue.ts'
import type { Json } from '../../pointer.ts'

export type { Span }

/** Something wrong with a formula text, or worth saying about it, at its place. */
export interface FormulaIssue extends Span {
  readonly code: string
  readonly params?: Issue['params']
}

/** A formula text that could be read. */
export interface Formula {
  /** JsonLogic as rules are stored; `checkRule` has not seen it. */
  readonly rule: Json
  /** What was read otherwise than it may have been meant. They refuse nothing. */
  readonly notes: readonly FormulaIssue[]
  /** Where each part of the rule stands in the text, by its JSON pointer. */
  readonly places: ReadonlyMap<string, Span>
}

export interface RefusedFormula {
  readonly issues: readonly FormulaIssue[]
}

export const isRefusedFormula = (formula: Formula | RefusedFormula): formula is RefusedFormula => 'issues' in formula

/** An issue of `checkRule` at the place in the text of what it points at, or of the nearest part around that. */
export function issueInFormula({ places }: Formula, { code, path, params }: Issue): FormulaIssue {
  let pointer = path
  while (pointer !== '' && !places.has(pointer)) pointer = pointer.slice(0, pointer.lastIndexOf('/'))
  const { from, to } = places.get(pointer) ?? { from: 0, to: 0 }
  return { code, from, to, ...(params && { params }) }
}
