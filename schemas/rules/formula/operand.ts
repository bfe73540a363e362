import { limits } from '../limits.ts'
import type { OperatorName } from '../operators/names.ts'
import { prefixBinding, prefixOf } from './binding.ts'
import { readCall, readItems } from './call.ts'
import type { Span } from './formula.ts'
import { commaNumberAt, mistakableNumber, numberPattern, storedNumber } from './numbers.ts'
import { depthAround, type Part } from './part.ts'
import { deepestNesting, isNext, type Reading, refuse, refuseNext, take } from './reading.ts'
import { type Token, tokenAfter } from './tokens.ts'
import { unquotedDateAt } from './unquoted-dates.ts'

/** What stands between operators: a name, a fixed value, a list, a call, brackets, or an operator with its operand. */
export function readOperand(reading: Reading): Part | undefined {
  const { next } = reading
  if (reading.nesting >= deepestNesting) return refuse(reading, 'rule.too-deep', { ...spanOf(next), limit: limits.depth })
  reading.bytes += leastBytes(next)
  if (reading.bytes > limits.bytes) return refuse(reading, 'rule.too-long', { ...spanOf(next), limit: limits.bytes })
  reading.nesting += 1
  const operand = readers[next.kind](reading)
  reading.nesting -= 1
  return operand
}

/** Bytes of JSON that an operand which begins so takes at the least: `10,` and `"a",`, which is a text or a path. */
function leastBytes({ kind, text }: Token): number {
  if (kind === 'number') return String(Number(text)).length + 1
  return kind === 'text' ? text.length + 3 : kind === 'word' ? 4 : 0
}

const spanOf = ({ from, to }: Token) => ({ from, to })

const readers: Readonly<Record<Token['kind'], (reading: Reading) => Part | undefined>> = {
  number: (reading) => readNumber(reading, take(reading)),
  text: (reading) => {
    const { from, to, text } = take(reading)
    return { kind: 'value', json: text, from, to, depth: 1 }
  },
  word: readWord,
  sign: readSign,
  end: refuseNext,
}

function readWord(reading: Reading): Part | undefined {
  const { next } = reading
  const { text, from, to } = next
  if (Object.hasOwn(constants, text)) return { kind: 'value', json: constants[text] ?? null, ...spanOf(take(reading)), depth: 1 }
  if (text === 'not') return readPrefixed(reading, take(reading), '!')
  if (text === 'in') return refuseNext(reading)
  const word = take(reading)
  if (isNext(reading, '(')) return readCall(reading, word)
  if (text === 'and' || text === 'or') return refuse(reading, 'rule.formula.unexpected', { from, to, given: text })
  return { kind: 'path', path: text, from, to, depth: 1 }
}

const constants: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

function readSign(reading: Reading): Part | undefined {
  if (isNext(reading, '(')) return readBrackets(reading)
  if (isNext(reading, '[')) return readList(reading)
  const operator = prefixOf(reading.next.text)
  // `a * * b` is a slip; only the product of one number, which nobody types, is written with the sign in front.
  const isSlip = operator === '*' && !isBeforeBracket(reading)
  if (!operator || isSlip) return refuseNext(reading)
  const sign = take(reading)
  if (operator === '-' && reading.next.kind === 'number') return readNumber(reading, take(reading), sign)
  return readPrefixed(reading, sign, operator)
}

const isBeforeBracket = ({ source, next }: Reading): boolean => source.plain.charAt(next.to) === '('

function readPrefixed(reading: Reading, sign: Token, operator: OperatorName): Part | undefined {
  const operand = reading.part(prefixBinding)
  if (!operand) return undefined
  return { kind: 'call', operator, sign, args: [operand], from: sign.from, to: operand.to, depth: depthAround([operand]) }
}

function readBrackets(reading: Reading): Part | undefined {
  const { isListed } = reading
  reading.isListed = false
  const opening = take(reading)
  const inner = reading.part(0)
  reading.isListed = isListed
  if (!inner) return undefined
  const { from } = opening
  if (isNext(reading, ')')) return { ...inner, from, to: take(reading).to }
  if (reading.next.kind !== 'end') return refuseNext(reading)
  return refuse(reading, 'rule.formula.unclosed-bracket', { ...spanOf(opening), bracket: '(' })
}

function readList(reading: Reading): Part | undefined {
  const opening = take(reading)
  const list = readItems(reading, opening, ']')
  return list && { kind: 'list', items: list.items, from: opening.from, to: list.to, depth: depthAround(list.items) }
}

/** A number of which the token has been taken, with the minus before it, if there is one. */
function readNumber(reading: Reading, token: Token, minus?: Token): Part {
  const { source, isListed } = reading
  const span = { from: token.from, to: token.to }
  const from = minus?.from ?? token.from
  const date = unquotedDateAt(source.plain, token.from, token.to)
  if (date) return refuseDate(reading, { from: token.from, to: token.from + date.length }, date.instead)
  const comma = commaNumberAt(source.plain, token, isListed)
  if (comma) {
    const { code, length, instead } = comma
    const to = token.from + length
    refuse(reading, code, { from: token.from, to, given: source.plain.slice(token.from, to), suggestion: instead })
    reading.next = tokenAfter(source, to)
    return { kind: 'value', json: 0, from, to, depth: 1 }
  }
  if (!numberPattern.test(token.text)) {
    refuse(reading, 'rule.formula.malformed-number', { ...span, given: token.text.slice(0, 100) })
    return { kind: 'value', json: 0, from, to: token.to, depth: 1 }
  }
  const mistakable = mistakableNumber(token.text)
  if (mistakable) source.notes.push({ code: 'rule.formula.looks-grouped', ...span, params: { ...mistakable, given: token.text } })
  return { kind: 'value', json: storedNumber(minus ? `-${token.text}` : token.text), from, to: token.to, depth: 1 }
}

function refuseDate(reading: Reading, { from, to }: Span, instead: string | undefined): Part {
  const { source } = reading
  refuse(reading, 'rule.formula.unquoted-date', { from, to, given: source.plain.slice(from, to), ...(instead !== undefined && { suggestion: instead }) })
  reading.next = tokenAfter(source, to)
  return { kind: 'value', json: instead ?? '', from, to, depth: 1 }
}
