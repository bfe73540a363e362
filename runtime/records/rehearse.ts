import type { TransactionSql } from 'postgres'
import type { BulkItem } from '../../schemas/api/query.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { type Bulk, type BulkResult, repeated, writeInOrder } from './bulk-item.ts'
import { reachable } from './delete.ts'
import { inUnit } from './unit.ts'

/**
 * What many writes would come to, told by doing them and taking all of it back: each item meets what the items before
 * it left, as in the real work, and no record, change, number or effect of theirs is kept. Raises what the writes raise.
 */
export const rehearse = (caller: Caller, bulk: Bulk): Promise<readonly BulkResult[]> =>
  bulk.request.mode === 'atomic' ? rehearseTogether(caller, bulk) : rehearseEach(caller, bulk)

const rehearseTogether = (caller: Caller, { request: { items }, ...bulk }: Bulk): Promise<readonly BulkResult[]> =>
  repeated((mayRepeat) => takenBack(caller, bulk.objectName, (runner, current) => writeInOrder(runner, current, { ...bulk, items, mayRepeat })))

async function rehearseEach(caller: Caller, bulk: Bulk): Promise<readonly BulkResult[]> {
  const { items } = bulk.request
  try {
    return await takenBack(caller, bulk.objectName, async (runner, current) => {
      const results: BulkResult[] = []
      for (const item of items) results.push(await rehearseAlone(runner, current, { ...bulk, item }))
      return results
    })
  } catch (error) {
    // What refuses the unit before its first item, such as an object that is not there, would refuse each of them.
    if (error instanceof Refusal) return items.map(() => ({ refusal: error }))
    throw error
  }
}

/** A refused item leaves nothing to those behind it. */
async function rehearseAlone(runner: TransactionSql, caller: Caller, { item, ...bulk }: Bulk & { readonly item: BulkItem }): Promise<BulkResult> {
  try {
    const results = await repeated((mayRepeat) => runner.savepoint(async (inner) => [...(await writeInOrder(inner, caller, { ...bulk, items: [item], mayRepeat }))]))
    return results[0] ?? { record: null }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    throw error
  }
}

async function takenBack(
  caller: Caller,
  objectName: string,
  work: (runner: TransactionSql, caller: Caller) => Promise<readonly BulkResult[]>,
): Promise<readonly BulkResult[]> {
  const over = new Error('rehearsed')
  let results: readonly BulkResult[] = []
  try {
    await inUnit(caller, ({ plan }) => reachable(plan.objects, objectName), async (runner, current) => {
      // Less than Postgres waits before it looks for a deadlock: the rehearsal gives way, never the real work.
      await runner`set local lock_timeout = '500ms'`
      results = await work(runner, current)
      // Only an error takes a transaction of postgres.js back.
      throw over
    })
  } catch (error) {
    if (error !== over) throw error
  }
  return results
}
