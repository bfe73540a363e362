type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing'

// Blanks, then one token: a mark, a string, a number or a word. Anything else matches nothing.
const token = /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/uy

/**
 * Where a text stops being JSON: the line, counted from 1, of the first thing that may not stand there; of the end when
 * something is missing. Undefined for whole JSON. Browsers word and count this differently, and one does not say it.
 */
export function faultyLine(text: string): number | undefined {
  const open: string[] = []
  let expected: Expected = 'value'
  let at = 0
  while (text.slice(at).trim() !== '') {
    token.lastIndex = at
    const found = token.exec(text)
    const next: Expected | undefined = found ? after(expected, { mark: found[1], isString: found[2] !== undefined }, open) : undefined
    if (!next) return lineOf(text, at + blanksAt(text, at))
    expected = next
    at = token.lastIndex
  }
  return expected === 'nothing' ? undefined : lineOf(text, text.trimEnd().length)
}

interface Token {
  readonly mark: string | undefined
  readonly isString: boolean
}

/** What may follow a token; undefined when the token itself may not stand there. `open` holds the brackets around it. */
function after(expected: Expected, { mark, isString }: Token, open: string[]): Expected | undefined {
  const within = open.at(-1)
  const done = (): Expected => (open.length > 0 ? 'comma or end' : 'nothing')
  if (mark === '}' || mark === ']') {
    const isEnd = expected.endsWith('or end') && within === (mark === '}' ? '{' : '[')
    if (isEnd) open.pop()
    return isEnd ? done() : undefined
  }
  if (mark === ',') return expected === 'comma or end' ? (within === '{' ? 'key' : 'value') : undefined
  if (mark === ':') return expected === 'colon' ? 'value' : undefined
  if (expected.startsWith('key')) return isString ? 'colon' : undefined
  if (!expected.startsWith('value')) return undefined
  if (mark === undefined) return done()
  open.push(mark)
  return mark === '{' ? 'key or end' : 'value or end'
}

const blanksAt = (text: string, at: number): number => text.slice(at).search(/[^ \t\r\n]|$/)

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length
