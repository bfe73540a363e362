import type { RE2JS as Pattern } from 're2js'
import { engineOf } from './engine.ts'

/** Matches patterns in linear time. */
export const patterns = engineOf(() => import('re2js'))

// The build hands this to `schemas/` in the place of the library's own.
/** The part of re2js that the language uses. Until the library is here every text matches: the server has the last word. */
export class RE2JS {
  readonly #pattern: string
  #compiled: Pattern | undefined

  static compile(pattern: string): RE2JS {
    const made = new RE2JS(pattern)
    made.#engine()
    return made
  }

  private constructor(pattern: string) {
    this.#pattern = pattern
  }

  test(text: string): boolean {
    return this.#engine()?.test(text) ?? true
  }

  /** @throws when the pattern is none, as the library does. */
  #engine(): Pattern | undefined {
    return (this.#compiled ??= patterns.now()?.RE2JS.compile(this.#pattern))
  }
}
