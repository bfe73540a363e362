import type { ReadingSettings } from '../../../../schemas/api/table-reading.ts'
import type { FileBytes } from '../../../../runtime/imports/tables/file-bytes.ts'
import { openTable } from '../../../../runtime/imports/tables/open-table.ts'
import type { Table } from '../../../../runtime/imports/tables/table.ts'
import { Refusal } from '../../../../runtime/refusal.ts'

/** Bytes that arrive in small pieces, so that every boundary falls into something. */
export function bytesOf(bytes: Uint8Array, piece = 7): FileBytes {
  async function* read(from = 0, to = bytes.length): AsyncGenerator<Uint8Array> {
    for (let at = from; at < to; at += piece) yield bytes.subarray(at, Math.min(at + piece, to))
  }
  return { size: bytes.length, read, head: async (length) => bytes.subarray(0, length) }
}

export const open = (bytes: Uint8Array | string, settings: ReadingSettings = {}, piece?: number): Promise<Table> =>
  openTable(bytesOf(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, piece), settings)

/** Every row of the table as `line: cells`. */
export async function rowsOf(bytes: Uint8Array | string, settings: ReadingSettings = {}, piece?: number): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = []
  for await (const portion of (await open(bytes, settings, piece)).rows()) rows.push(...portion.map(({ line, cells }) => [line, ...cells]))
  return rows
}

/** The code of the fault that reading ends in. */
export async function faultOf(bytes: Uint8Array | string, settings: ReadingSettings = {}, piece = 65_536): Promise<string | undefined> {
  try {
    await rowsOf(bytes, settings, piece)
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error.issues[0]?.code
    throw error
  }
}
