import { type History, startHistory, throughout } from './history.ts'

/** A document as the server has it. */
export interface Stored<Document> {
  document: Document
  /** Its ETag. */
  revision: string
  /** What of it is live. Publishing and going back end the way back by undo; undefined where this is not known. */
  live?: string | undefined
}

/** Three-way merge; conflicts are pointers at what both changed differently. */
export type Merge<Document> = (base: Document, mine: Document, theirs: Document) => { document: Document; conflicts: readonly string[] }

/** Two versions that grew from one and changed the same places. Ours is the present of the history. */
export interface Clash<Document> {
  /** What both grew from. */
  base: Document
  theirs: Stored<Document>
  /** Pointers at what both changed differently. */
  conflicts: readonly string[]
}

/** Edits, and the server's version that the present grew from. */
export interface Grown<Document> {
  readonly history: History<Document>
  readonly base: Stored<Document>
}

/** Another version, and what it and the edits have in common. */
interface Meeting<Document> {
  readonly from: Document
  readonly theirs: Stored<Document>
  readonly merge: Merge<Document>
}

/** What both changed differently; undefined where their version can be taken in. */
export function clashOf<Document>({ history }: Grown<Document>, { from, theirs, merge }: Meeting<Document>): Clash<Document> | undefined {
  const { conflicts } = merge(from, history.present, theirs.document)
  return conflicts.length === 0 ? undefined : { base: from, theirs, conflicts }
}

/** The edits as if they had grown from `theirs`; where both changed the same, the present has ours and its way back ends. */
export function growOn<Document>({ history, base }: Grown<Document>, meeting: Meeting<Document>): Grown<Document> {
  const { theirs } = meeting
  const carried = carriedOver(history, meeting)
  const isEnded = isOther(base.live, theirs.live)
  return { history: isEnded ? startHistory(carried.present) : carried, base: { ...theirs, live: theirs.live ?? base.live } }
}

function carriedOver<Document>(history: History<Document>, { from, theirs, merge }: Meeting<Document>): History<Document> {
  if (isSame(from, theirs.document)) return history
  const merged = (mine: Document) => merge(from, mine, theirs.document)
  return throughout(history, {
    present: merged(history.present).document,
    inStep: (mine) => {
      const { document, conflicts } = merged(mine)
      return conflicts.length === 0 ? document : undefined
    },
  })
}

/** What is not known is not held to be another. */
const isOther = (before: string | undefined, now: string | undefined): boolean => before !== undefined && now !== undefined && before !== now

/** Documents are JSON with a fixed order of keys; equal ones print alike. */
export const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
