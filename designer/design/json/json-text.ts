import { faultyLine } from './syntax-fault.ts'

/** A document as text, the way exported files show it: two spaces, keys as they stand. */
export const writeJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** `line`, counted from 1, is where the text stops being JSON. */
type JsonFault = { fault: 'syntax'; line: number } | { fault: 'not-an-object' }

type ReadJson = { value: object } | JsonFault

/** The document that a text describes; definitions are objects, so anything else is not taken over. */
export function readJson(text: string): ReadJson {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { value } : { fault: 'not-an-object' }
  } catch {
    // What exactly is wrong stands at its place in the editor.
    return { fault: 'syntax', line: faultyLine(text) ?? 1 }
  }
}

/** Whether a text says the same as a document, however it is laid out. */
export function saysTheSame(text: string, value: unknown): boolean {
  const read = readJson(text)
  return 'value' in read && JSON.stringify(read.value) === JSON.stringify(value)
}
