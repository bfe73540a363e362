import { pointerStep } from '../../../schemas/issue.ts'

/** Where a part of a JSON text stands, in characters. */
interface TextRange {
  start: number
  end: number
}

/**
 * The place of a JSON pointer in a text: the value it points at, else the nearest value above it that is there.
 * A scanner of our own, for the text may be laid out in any way.
 */
export function rangeOfPointer(text: string, pointer: string): TextRange {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const scanner = new Scanner(text)
  return scanner.find(steps)
}

/** The other way round: the pointer of the innermost value of a text that holds the character at `offset`. */
export const pointerAt = (text: string, offset: number): string => new Scanner(text).pathAt(offset).map(pointerStep).join('')

class Scanner {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  find(steps: readonly string[]): TextRange {
    const start = this.#skipBlanks()
    const [step, ...rest] = steps
    const opening = this.#text[this.#at]
    if (step === undefined || (opening !== '{' && opening !== '[')) return { start, end: this.#skipValue() }
    return this.#enter(step, opening === '{') ? this.find(rest) : { start, end: start + 1 }
  }

  pathAt(offset: number): readonly string[] {
    this.#skipBlanks()
    const opening = this.#text[this.#at]
    if (opening !== '{' && opening !== '[') return []
    this.#at += 1
    for (let index = 0; this.#at < this.#text.length; index += 1) {
      this.#skipBlanks()
      const start = this.#at
      if (start > offset || this.#text[start] === '}' || this.#text[start] === ']') return []
      const name = opening === '{' ? this.#readKey() : String(index)
      const value = this.#at
      if (this.#skipValue() >= offset) {
        this.#at = value
        return [name, ...this.pathAt(offset)]
      }
      this.#skipBlanks()
      if (this.#text[this.#at] === ',') this.#at += 1
    }
    return []
  }

  /** Moves to the entry with this name; false when it is not there. */
  #enter(name: string, isObject: boolean): boolean {
    this.#at += 1
    for (let index = 0; this.#at < this.#text.length; index += 1) {
      this.#skipBlanks()
      if (this.#text[this.#at] === '}' || this.#text[this.#at] === ']') return false
      if ((isObject ? this.#readKey() : String(index)) === name) return true
      this.#skipValue()
      this.#skipBlanks()
      if (this.#text[this.#at] === ',') this.#at += 1
    }
    return false
  }

  #readKey(): string {
    const start = this.#at
    this.#skipString()
    const key = this.#text.slice(start + 1, this.#at - 1)
    this.#skipBlanks()
    this.#at += 1
    this.#skipBlanks()
    return key
  }

  #skipValue(): number {
    this.#skipBlanks()
    const sign = this.#text[this.#at]
    if (sign === '"') this.#skipString()
    else if (sign === '{' || sign === '[') this.#skipNested()
    else while (this.#at < this.#text.length && !/[\s,\]}]/.test(this.#text[this.#at] ?? '')) this.#at += 1
    return this.#at
  }

  #skipNested(): void {
    let depth = 0
    do {
      const sign = this.#text[this.#at]
      if (sign === '"') {
        this.#skipString()
        continue
      }
      if (sign === '{' || sign === '[') depth += 1
      if (sign === '}' || sign === ']') depth -= 1
      this.#at += 1
    } while (depth > 0 && this.#at < this.#text.length)
  }

  #skipString(): void {
    this.#at += 1
    while (this.#at < this.#text.length && this.#text[this.#at] !== '"') this.#at += this.#text[this.#at] === '\\' ? 2 : 1
    this.#at += 1
  }

  #skipBlanks(): number {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1
    return this.#at
  }
}
