import type { Json } from '../../pointer.ts'
import { limits, outsideLimits } from '../limits.ts'
import { type Infix, infixOf } from './binding.ts'
import { type Formula, type FormulaIssue, issueInFormula, type RefusedFormula, type Span } from './formula.ts'
import { readOperand } from './operand.ts'
import type { Part } from './part.ts'
import { deepestNesting, type Reading, refuse, refuseNext, take } from './reading.ts'
import { storedPart } from './stored.ts'
import { sourceOf, type Token, tokenAfter } from './tokens.ts'

/**
 * Reads a formula text, `amount > 1000 && account.industry == "bank"`, into JsonLogic as rules are stored. It need not
 * be a rule that can be run: `checkRule` finds names and types, and `issueInFormula` gives its issues a place here.
 *
 * Operators bind as in JavaScript; `and`, `or` and `not` are read as `&&`, `||` and `!`. Operators whose name is a sign
 * have only the sign, all others are calls. The text may be anything at all, also hostile: what is beyond `limits` is
 * refused before it costs much. Reading goes on behind an issue while it is clear what the text means.
 */
export function parseFormula(text: string): Formula | RefusedFormula {
  if (text.length > longestFormula) {
    return { issues: [{ code: 'rule.formula.too-long', from: 0, to: text.length, params: { limit: longestFormula } }] }
  }
  const source = sourceOf(text)
  const reading: Reading = { source, next: tokenAfter(source, 0), isListed: false, nesting: 0, bytes: 0, part: (least) => readPart(reading, least) }
  const part = reading.part(0)
  if (part && reading.next.kind !== 'end') refuseNext(reading)
  return part && source.issues.length === 0 ? formulaOf(part, source.notes) : { issues: source.issues.toSorted((one, other) => one.from - other.from) }
}

/** UTF-16 units: no rule within the limits prints longer, for a byte of it takes less than three (`[0,0]`, `0 && 0`). */
const longestFormula = 3 * limits.bytes

function formulaOf(part: Part, notes: readonly FormulaIssue[]): Formula | RefusedFormula {
  const places = new Map<string, Span>()
  const rule: Json = storedPart(part, '', places)
  const formula: Formula = { rule, notes, places }
  const outside = outsideLimits(rule)
  return outside ? { issues: [issueInFormula(formula, outside)] } : formula
}

/** By precedence climbing: an operator that binds tighter than the one before takes its left operand away from it. */
function readPart(reading: Reading, least: number): Part | undefined {
  let left = readOperand(reading)
  // The operator that made `left` here, without brackets: only then does another of its kind go on with the same call.
  let chain: Infix | undefined
  for (let infix = infixNext(reading); left && infix && infix.binding >= least; infix = infixNext(reading)) {
    const sign = take(reading)
    const right = reading.part(infix.binding + 1)
    left = right && combined(reading, { left, infix, sign, right, isChain: infix.chained === true && chain?.operator === infix.operator })
    chain = infix
  }
  return left
}

const infixNext = ({ next: { kind, text } }: Reading): Infix | undefined =>
  kind === 'sign' || kind === 'word' ? infixOf(text) : undefined

interface Combining {
  readonly left: Part
  readonly infix: Infix
  readonly sign: Token
  readonly right: Part
  readonly isChain: boolean
}

function combined(reading: Reading, { left, infix, sign, right, isChain }: Combining): Part | undefined {
  const before = isChain && left.kind === 'call' ? left : { args: [left], sign }
  const place = { from: left.from, to: right.to }
  if (before.args.length === limits.list) return refuse(reading, 'rule.list-too-long', { ...place, limit: limits.list })
  const args = [...before.args, right]
  const depth = Math.max(isChain ? left.depth : left.depth + 1, right.depth + 1)
  if (depth > deepestNesting) return refuse(reading, 'rule.too-deep', { ...place, limit: limits.depth })
  return { kind: 'call', operator: infix.operator, sign: { from: before.sign.from, to: before.sign.to }, args, ...place, depth }
}
