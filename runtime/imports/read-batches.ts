import { isBlankRow, type Table, type TableRow } from './tables/table.ts'

/** Rows that are committed together: enough that the commit costs little, few enough that nobody waits long for their locks. */
export const batchSize = 5_000

/** The rows of a table behind a line, blank ones left out, in batches. The next batch is read while the last one is worked on. */
export async function* readBatches(table: Table, { after, size }: { after: number; size: number }): AsyncGenerator<readonly TableRow[]> {
  const batches = cutBatches(table, { after, size })
  let next = batches.next()
  try {
    for (;;) {
      const { value, done } = await next
      if (done) return
      next = batches.next()
      // Whoever takes this batch may fail before the next one is asked for.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await next.catch(() => undefined)
    await batches.return(undefined)
  }
}

async function* cutBatches(table: Table, { after, size }: { after: number; size: number }): AsyncGenerator<readonly TableRow[]> {
  let batch: TableRow[] = []
  for await (const portion of table.rows()) {
    for (const row of portion) {
      if (row.line <= after || isBlankRow(row)) continue
      batch.push(row)
      if (batch.length < size) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
