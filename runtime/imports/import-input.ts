import type { ImportMapping, ImportMode } from '../../schemas/api/import.ts'

/** An import as its job keeps it: checked, everything named by id, the file's reading settled. */
export interface ImportInput {
  /** Id of the upload. */
  readonly file: string
  readonly upload: { readonly key: string; readonly size: number }
  /** Id of the object. */
  readonly object: string
  readonly mode: ImportMode
  /** Ids of the fields by which records are found. */
  readonly key: readonly string[]
  readonly dryRun: boolean
  readonly mapping: ImportMapping
  /** Names of all columns of the file, in order. */
  readonly columns: readonly string[]
  /** The line above the first row of data. */
  readonly dataAfter: number
}

/** Where an import stands: JSON in the job's cursor. */
export interface ImportCursor {
  /** The last line that is dealt with. */
  readonly line: number
  readonly counts: ImportCounts
  /** Texts that look rounded, by column. */
  readonly rounded: Readonly<Record<string, number>>
  /** Of a dry run: how many rows would start each flow, by its id. */
  readonly starts?: FlowStarts
  /** Set while rows are taken again that point at rows further down. */
  readonly again?: AgainCursor
}

/** Rows are taken again from the last to the first, pass after pass. */
export interface AgainCursor {
  /** Only rows above this line are left in the pass; null = all. */
  readonly above: number | null
  /** Rows that the pass has taken. */
  readonly taken: number
  /** Nobody can be waited for any more: links that may be left blank are. */
  readonly isLast: boolean
}

/** What became of the rows so far. */
export interface ImportCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

/** How many rows would start flows, by the id of the flow. */
export type FlowStarts = Readonly<Record<string, number>>

export const addStarts = (a: FlowStarts, b: FlowStarts): FlowStarts =>
  Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((flow) => [flow, (a[flow] ?? 0) + (b[flow] ?? 0)]))

export const noCounts: ImportCounts = { created: 0, updated: 0, unchanged: 0, rejected: 0 }

export const addCounts = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  rejected: a.rejected + b.rejected,
})
