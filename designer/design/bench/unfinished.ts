import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { locate } from '../../../schemas/differences/locate.ts'
import { type Json, valueAt } from '../../../schemas/pointer.ts'

/** Input that the document cannot hold as it is: a condition without its value, a name that was emptied. */
export interface UnfinishedInput {
  /** Tells inputs apart, and leads to this one: a pointer by ids of parts. */
  readonly path: string
  /** What is missing, in the reader's words. */
  readonly text: string
  /** What the document has at the path meanwhile, as JSON: when that changes, the input is overtaken. */
  readonly beside: string
  /** All that was entered, for whoever draws it again. */
  readonly state: unknown
}

/** The unfinished inputs of one editor. They outlive their boxes: selecting something else must not lose them. */
export class UnfinishedInputs {
  #all: readonly UnfinishedInput[] = []
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly read = (): readonly UnfinishedInput[] => this.#all

  at(path: string): UnfinishedInput | undefined {
    return this.#all.find((each) => each.path === path)
  }

  note(input: UnfinishedInput): void {
    const at = this.#all.findIndex(({ path }) => path === input.path)
    this.#become(at === -1 ? [...this.#all, input] : this.#all.with(at, input))
  }

  finish(path: string): void {
    if (this.at(path)) this.#become(this.#all.filter((each) => each.path !== path))
  }

  /** Lets go of what the document has overtaken: by undo, by another person, or because its part is gone. */
  keepWithin(kind: string, document: Json): void {
    const still = this.#all.filter(({ path, beside }) => besideOf(kind, document, path) === beside)
    if (still.length < this.#all.length) this.#become(still)
  }

  #become(all: readonly UnfinishedInput[]): void {
    this.#all = all
    for (const listener of this.#listeners) listener()
  }
}

/** What a document has at a path; undefined where its part is gone. */
function besideOf(kind: string, document: Json, path: string): string | undefined {
  const { way } = locate(kind, document, path)
  return valueAt(document, way.slice(0, -1)) === undefined ? undefined : JSON.stringify(valueAt(document, way) ?? null)
}

const UnfinishedContext = createContext<UnfinishedInputs | null>(null)

/** Set around an editor of Design; elsewhere inputs keep to themselves what is not finished. */
export const UnfinishedProvider = UnfinishedContext.Provider

export const useUnfinished = (): UnfinishedInputs | null => useContext(UnfinishedContext)

const none: readonly UnfinishedInput[] = []

/** All that is not finished in the editor around. */
export function useUnfinishedList(): readonly UnfinishedInput[] {
  const inputs = useUnfinished()
  return useSyncExternalStore(
    useCallback((listener) => inputs?.subscribe(listener) ?? (() => {}), [inputs]),
    () => inputs?.read() ?? none,
  )
}
