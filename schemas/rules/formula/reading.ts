import type { Issue } from '../../issue.ts'
import { limits } from '../limits.ts'
import { suggestionFor } from '../suggestion.ts'
import { infixOf, reservedWords } from './binding.ts'
import type { Span } from './formula.ts'
import type { Part } from './part.ts'
import { type Source, type Token, tokenAfter } from './tokens.ts'

/** A parser at work: the token that comes next and what stands around it. */
export interface Reading {
  readonly source: Source
  next: Token
  /** Whether a comma here separates arguments or the elements of a list. */
  isListed: boolean
  /** Operands within operands, each in brackets or behind an operator of its own. */
  nesting: number
  /** Bytes of JSON that what was read takes at the least. */
  bytes: number
  /** Reads operands and all operators between them that bind at least so tightly. Undefined when an issue was found. */
  part(least: number): Part | undefined
}

/**
 * Nesting at which a text is refused before it is known what it says, for the parser calls itself for each level.
 * An operation of the language takes three at most: its own brackets, brackets around it and a list in it.
 */
export const deepestNesting = 4 * limits.depth

/** The next token; the reading goes on behind it. */
export function take(reading: Reading): Token {
  const taken = reading.next
  reading.next = tokenAfter(reading.source, taken.to)
  return taken
}

/** Whether the next token is the sign; if so the reading goes on behind it. */
export function taken(reading: Reading, sign: string): boolean {
  const isSign = isNext(reading, sign)
  if (isSign) take(reading)
  return isSign
}

export const isNext = ({ next }: Reading, sign: string): boolean => next.kind === 'sign' && next.text === sign

/** Notes an issue, unless an open text has swallowed what stands there; answers undefined, as what cannot be read does. */
export function refuse(reading: Reading, code: string, { from, to, ...params }: Span & Issue['params']): undefined {
  const { issues } = reading.source
  if (issues.at(-1)?.code === 'rule.formula.unclosed-text') return undefined
  issues.push(Object.keys(params).length > 0 ? { code, from, to, params } : { code, from, to })
  return undefined
}

/** Refuses the next token: something else must stand here. */
export function refuseNext(reading: Reading): undefined {
  const { from, to, kind, text } = reading.next
  if (kind === 'end') return refuse(reading, 'rule.formula.value-needed', { from, to })
  const suggestion = meantBy(reading.next)
  const given = reading.source.text.slice(from, Math.min(to, from + 100))
  return refuse(reading, 'rule.formula.unexpected', { from, to, given: kind === 'text' ? text.slice(0, 100) : given, ...(suggestion && { suggestion }) })
}

/** What a formula has for a sign or a word of other languages. */
function meantBy({ kind, text }: Token): string | undefined {
  if (Object.hasOwn(foreign, text)) return foreign[text]
  if (kind !== 'word') return undefined
  const word = text.toLowerCase()
  return reservedWords.includes(word) && word !== text ? word : suggestionFor(word, operatorWords)
}

const operatorWords = reservedWords.filter((word) => infixOf(word))

const foreign: Readonly<Record<string, string>> = {
  '=': '==', '<>': '!=', '&': '&&', '|': '||', ';': ',', '≥': '>=', '≤': '<=', '≠': '!=', '×': '*', '÷': '/', '−': '-', '–': '-',
}
