import { type Issue, pointerStep } from '../issue.ts'

/** What a rule may be and take at most. A rule beyond them is refused or gives `too-expensive`; it never hangs. */
export const limits = {
  /** Operations within operations. */
  depth: 64,
  /** Bytes of the rule as JSON in UTF-8. */
  bytes: 64 * 1024,
  /** Elements of a list or arguments of an operator written in a rule. */
  list: 1_000,
  /** Operations an evaluation may take. */
  fuel: 10_000,
  /** UTF-16 units of a text that a rule builds. */
  text: 100 * 1024,
  /** Steps of a path: five relations, the field and two names that stand before a record in flows. */
  steps: 8,
  /** Digits before or after the point that a result of arithmetic could have. */
  digits: 5_000,
} as const

/**
 * The first reason to refuse JSON before looking at what it says: too deep, too long, or not plain JSON.
 * Works without recursion and stops at the first fault, so 10 MB or 100,000 levels cost little.
 */
export function outsideLimits(json: unknown): Issue | undefined {
  const waiting: Waiting[] = [{ json, at: '', depth: 0 }]
  let bytes = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > limits.depth) return { code: 'rule.too-deep', path: next.at, params: { limit: limits.depth } }
    const opened = open(next)
    if ('code' in opened) return opened
    bytes += opened.bytes
    if (bytes > limits.bytes) return { code: 'rule.too-long', path: '', params: { limit: limits.bytes } }
    for (const each of opened.inner) waiting.push(each)
  }
  return undefined
}

interface Waiting {
  readonly json: unknown
  readonly at: string
  /** Operations around this value; lists do not count. */
  readonly depth: number
}

/** What a value adds to the length by itself, and the values in it. */
interface Opened {
  readonly bytes: number
  readonly inner: readonly Waiting[]
}

function open(waiting: Waiting): Opened | Issue {
  const { json, at } = waiting
  switch (typeof json) {
    case 'string':
      return { bytes: bytesOf(json), inner: [] }
    case 'number':
      if (!Number.isFinite(json)) return { code: 'rule.not-json', path: at }
      return { bytes: String(json).length + 1, inner: [] }
    case 'boolean':
      return { bytes: 5, inner: [] }
    case 'object':
      if (json === null) return { bytes: 5, inner: [] }
      return Array.isArray(json) ? openList(json, waiting) : openOperation(json, waiting)
    default:
      return { code: 'rule.not-json', path: at }
  }
}

function openList(list: readonly unknown[], { at, depth }: Waiting): Opened | Issue {
  if (list.length > limits.list) return { code: 'rule.list-too-long', path: at, params: { limit: limits.list } }
  // A list directly in a list is a level as well, or lists alone could nest without end.
  const below = (json: unknown): number => (Array.isArray(json) ? depth + 1 : depth)
  return { bytes: 3, inner: Array.from(list, (json, index) => ({ json, at: at + pointerStep(index), depth: below(json) })) }
}

function openOperation(object: object, { at, depth }: Waiting): Opened | Issue {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null) return { code: 'rule.not-json', path: at }
  const keys = Object.keys(object)
  const [key] = keys
  if (key === undefined || keys.length > 1) return { code: 'rule.not-an-operation', path: at }
  const json = (object as Readonly<Record<string, unknown>>)[key]
  return { bytes: 3 + bytesOf(key), inner: [{ json, at: at + pointerStep(key.slice(0, 64)), depth: depth + 1 }] }
}

/** Bytes of the text as JSON. One that is too long however it is written is not worth encoding. */
const bytesOf = (text: string): number => (text.length > limits.bytes ? text.length : utf8Bytes(JSON.stringify(text)) + 1)

function utf8Bytes(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3
  }
  return bytes
}
