import type { FormulaIssue, Span } from './formula.ts'
import { readQuoted } from './quoted.ts'
import { narrowed } from './wide-signs.ts'

/** A formula text while it is read. */
export interface Source {
  readonly text: string
  /** The text in ASCII signs; places are the same. */
  readonly plain: string
  /** Whether the two are equal. */
  readonly isNarrow: boolean
  readonly issues: FormulaIssue[]
  readonly notes: FormulaIssue[]
}

export function sourceOf(text: string): Source {
  const plain = narrowed(text)
  return { text, plain, isNarrow: text === plain, issues: [], notes: [] }
}

/** The smallest parts of a formula. `text` is as written in ASCII signs, of a text in quotes what it says. */
export interface Token extends Span {
  readonly kind: 'number' | 'text' | 'word' | 'sign' | 'end'
  readonly text: string
}

/** The token that begins at or after a place. Notes signs that are not ASCII, and what is wrong within quotes. */
export function tokenAfter(source: Source, at: number): Token {
  const from = isInk(source.plain.charCodeAt(at)) ? at : endOf(space, source.plain, at)
  const first = source.plain.charAt(from)
  if (first === '"' || first === "'") return textAt(source, from)
  if (lonelySigns.includes(first) && first !== '') return noted(source, { kind: 'sign', from, to: from + 1, text: first })
  for (const [kind, pattern] of kinds) {
    const to = endOf(pattern, source.plain, from)
    if (to > from) return noted(source, { kind, from, to, text: source.plain.slice(from, to) })
  }
  return { kind: 'end', from, to: from, text: '' }
}

/** Printable ASCII, which no white space is among. */
const isInk = (unit: number): boolean => unit > 0x20 && unit < 0x7f

/** Signs that begin no longer one. */
const lonelySigns = '()[],+-/%'

const space = /[\s\p{Cf}]+/uy

const kinds: readonly (readonly [Token['kind'], RegExp])[] = [
  // What begins as a number and goes on otherwise is one token, so that `1.000.000` and `5abc` are refused as a whole.
  ['number', /\d[\p{L}\p{N}_.]*(?:(?<=\de)[+-]\d+)?/iuy],
  ['word', /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}\p{M}\p{N}_]+)*/uy],
  ['sign', /[!=]==|[!=<>]=|<>|&&|\|\||!!|\*\*|[^\s\p{Cf}]/uy],
]

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

function textAt(source: Source, from: number): Token {
  const { value, to, issues } = readQuoted(source.text, source.plain, from)
  source.issues.push(...issues)
  noteWide(source, { from, to: from + 1 })
  if (issues.length === 0) noteWide(source, { from: to - 1, to })
  return { kind: 'text', from, to, text: value }
}

function noted(source: Source, token: Token): Token {
  noteWide(source, token)
  return token
}

function noteWide({ text, plain, isNarrow, notes }: Source, { from, to }: Span): void {
  if (isNarrow) return
  const [written, read] = [text.slice(from, to), plain.slice(from, to)]
  if (written !== read) notes.push({ code: 'rule.formula.wide-signs', from, to, params: { written, read } })
}
