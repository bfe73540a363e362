import { suggested } from '../checking.ts'
import { limits } from '../limits.ts'
import { isOperator, operatorNames } from '../operators/names.ts'
import { isCalled } from './binding.ts'
import type { Span } from './formula.ts'
import { depthAround, type Part } from './part.ts'
import { isNext, type Reading, refuse, refuseNext, take, taken } from './reading.ts'
import type { Token } from './tokens.ts'

/** A call of which the name has been taken: `starts_with(name, "A", true)`, `var(name, "none")`, `decimal("1.50")`. */
export function readCall(reading: Reading, name: Token): Part | undefined {
  const { text, from } = name
  const list = readItems(reading, take(reading), ')')
  if (!list) return undefined
  const { items: args, to } = list
  if (text === 'decimal') return readDecimal(reading, { args, from, to })
  const operator = text === 'var' || (isOperator(text) && isCalled(text)) ? text : undefined
  const depth = depthAround(args)
  if (operator) return { kind: 'call', operator, sign: { from, to: name.to }, args, from, to, depth }
  refuse(reading, 'rule.unknown-operator', { from, to: name.to, operator: text.slice(0, 100), ...suggested(text.toLowerCase(), calledNames) })
  return { kind: 'value', json: null, from, to, depth: 1 }
}

/** Every name that stands before brackets. */
const calledNames: readonly string[] = [...operatorNames.filter(isCalled), 'var', 'decimal']

/** What stands between brackets of which the first has been taken, with commas between. */
export function readItems(reading: Reading, opening: Span, closing: ')' | ']'): Items | undefined {
  const { isListed } = reading
  reading.isListed = true
  const items = itemsBefore(reading, opening, closing)
  reading.isListed = isListed
  return items && { items, to: take(reading).to }
}

interface Items {
  readonly items: readonly Part[]
  /** Behind the closing bracket. */
  readonly to: number
}

function itemsBefore(reading: Reading, { from, to }: Span, closing: ')' | ']'): readonly Part[] | undefined {
  const items: Part[] = []
  if (isNext(reading, closing)) return items
  do {
    if (items.length === limits.list) return refuse(reading, 'rule.list-too-long', { from, to: reading.next.from, limit: limits.list })
    const item = reading.part(0)
    if (!item) return undefined
    items.push(item)
  } while (taken(reading, ','))
  if (isNext(reading, closing)) return items
  if (reading.next.kind !== 'end') return refuseNext(reading)
  return refuse(reading, 'rule.formula.unclosed-bracket', { from, to, bracket: closing === ')' ? '(' : '[' })
}

interface DecimalCall extends Span {
  readonly args: readonly Part[]
}

/** `decimal("1.50")`: a decimal whose digits are kept as they are written. */
function readDecimal(reading: Reading, { args, from, to }: DecimalCall): Part {
  const [digits] = args
  if (args.length !== 1) refuse(reading, 'rule.argument-count', { from, to, operator: 'decimal', least: 1, most: 1, given: args.length })
  const isText = digits?.kind === 'value' && typeof digits.json === 'string'
  if (digits && !isText) refuse(reading, 'rule.literal-needed', { from: digits.from, to: digits.to, parameter: 'decimal' })
  return { kind: 'value', json: { decimal: isText ? String(digits.json) : '' }, from, to, depth: 1 }
}
