import type { FormulaIssue } from './formula.ts'

/** A text in quotes as it was read: `to` is behind the closing quote. */
interface Quoted {
  readonly value: string
  readonly to: number
  readonly issues: readonly FormulaIssue[]
}

/** A fixed text as a formula writes it: in double quotes, escaped as in JSON. */
export const quoted = (text: string): string => JSON.stringify(text)

/**
 * Reads the text in quotes that begins at `from`; `plain` is the narrowed source. A text in ASCII quotes ends with the
 * same quote and may hold typographic ones; after a typographic quote every quote of its kind, double or single, ends it.
 */
export function readQuoted(source: string, plain: string, from: number): Quoted {
  const closing = plain.charAt(from)
  const searched = source.charAt(from) === closing ? source : plain
  const issues: FormulaIssue[] = []
  let value = ''
  let at = from + 1
  while (at < source.length && searched.charAt(at) !== closing && !isLineEnd(source.charAt(at))) {
    const escape = source.charAt(at) === '\\' ? escapeAt(source, at) : undefined
    if (escape && escape.value === undefined) {
      issues.push({ code: 'rule.formula.unknown-escape', from: at, to: at + escape.length, params: { escape: source.slice(at, at + escape.length) } })
    }
    value += escape ? (escape.value ?? '') : source.charAt(at)
    at += escape?.length ?? 1
  }
  if (searched.charAt(at) === closing) return { value, to: at + 1, issues }
  // What follows may belong to the text or not, so nothing more is read.
  return { value, to: source.length, issues: [{ code: 'rule.formula.unclosed-text', from, to: at, params: { quote: closing } }] }
}

const isLineEnd = (sign: string): boolean => sign === '\n' || sign === '\r'

interface Escape {
  readonly length: number
  /** Undefined where nothing is written so. */
  readonly value: string | undefined
}

function escapeAt(source: string, at: number): Escape {
  const sign = source.charAt(at + 1)
  const named = Object.hasOwn(escapes, sign) ? escapes[sign] : undefined
  if (named !== undefined) return { length: 2, value: named }
  if (sign === 'u') return codePointAt(source, at)
  // Before any sign that is no letter or digit a backslash takes away what the sign means.
  return { length: sign === '' || isLineEnd(sign) ? 1 : 2, value: /^[^\p{L}\p{N}\r\n]$/u.test(sign) ? sign : undefined }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** `\u00e9`, or `\u{1f600}` for what takes more than four digits. */
function codePointAt(source: string, at: number): Escape {
  const [written = '', braced, four = ''] = /^\\u(?:\{([\da-f]{1,6})\}|([\da-f]{4}))/i.exec(source.slice(at, at + 10)) ?? []
  const point = Number.parseInt(braced ?? four, 16)
  return point <= 0x10ffff ? { length: written.length, value: String.fromCodePoint(point) } : { length: 2, value: undefined }
}
