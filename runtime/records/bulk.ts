import type { BulkItem } from '../../schemas/api/query.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { type Bulk, type BulkResult, repeated, writeInOrder } from './bulk-item.ts'
import { reachable } from './delete.ts'
import { rehearse } from './rehearse.ts'
import { inUnit } from './unit.ts'

/**
 * Performs many writes, in order. `atomic`: all in one transaction, and the first refusal refuses all of it, with the
 * item's position in `details.item`. `each`: every item for itself; one result an item. With `dryRun` the results are
 * those of the same writes, and nothing is stored.
 */
export async function bulkWrite(caller: Caller, bulk: Bulk): Promise<readonly BulkResult[]> {
  const { mode, items, dryRun } = bulk.request
  if (dryRun) return rehearse(caller, bulk)
  if (mode === 'atomic') return bulkUnit(caller, bulk, items)
  const results: BulkResult[] = []
  for (const item of items) results.push(await alone(caller, bulk, item))
  return results
}

const bulkUnit = (caller: Caller, bulk: Bulk, items: readonly BulkItem[]): Promise<readonly BulkResult[]> =>
  repeated((mayRepeat) =>
    inUnit(
      caller,
      ({ plan }) => reachable(plan.objects, bulk.objectName),
      (runner, current) => writeInOrder(runner, current, { ...bulk, items, mayRepeat }),
    ),
  )

async function alone(caller: Caller, bulk: Bulk, item: BulkItem): Promise<BulkResult> {
  try {
    const [result] = await bulkUnit(caller, bulk, [item])
    return result ?? { record: null }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    throw error
  }
}
