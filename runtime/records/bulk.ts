import type { BulkItem, BulkRequest } from '../../schemas/api/query.ts'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import type { Runner } from '../storage/statement.ts'
import { assertNever } from '../../schemas/assert-never.ts'
import type { WriteContext } from './change.ts'
import { createIn } from './create.ts'
import { deleteIn, reachable } from './delete.ts'
import { isTaken, LostRace } from './lost-race.ts'
import { inUnit } from './unit.ts'
import { updateIn } from './update.ts'
import { findByKey } from './upsert-key.ts'

/** What became of one item: the record as it is now, `null` after a delete, or why it was refused. */
export type BulkResult = { readonly record: RecordAnswer | null } | { readonly refusal: Refusal }

/** Many writes on one object's records. */
export interface Bulk {
  readonly objectName: string
  readonly request: BulkRequest
  readonly write: WriteContext
}

/**
 * Performs many writes, in order. `atomic`: all in one transaction, and the first refusal refuses all of it, with the
 * item's position in `details.item`. `each`: every item for itself; one result an item.
 */
export async function bulkWrite(caller: Caller, bulk: Bulk): Promise<readonly BulkResult[]> {
  if (bulk.request.mode === 'atomic') return bulkUnit(caller, bulk, bulk.request.items)
  const results: BulkResult[] = []
  for (const item of bulk.request.items) results.push(await alone(caller, bulk, item))
  return results
}

const mostTries = 5

/** Of two upserts that make one record, the later one is repeated and changes it. */
async function bulkUnit(caller: Caller, bulk: Bulk, items: readonly BulkItem[]): Promise<readonly BulkResult[]> {
  for (let left = mostTries; ; left -= 1) {
    try {
      return await bulkOnce(caller, { ...bulk, mayRepeat: left > 1 }, items)
    } catch (error) {
      if (!(error instanceof LostRace)) throw error
    }
  }
}

interface BulkTry extends Bulk {
  /** Whether a lost race is told as such, to be repeated, or as the value that is taken. */
  readonly mayRepeat: boolean
}

const bulkOnce = (caller: Caller, bulk: BulkTry, items: readonly BulkItem[]): Promise<readonly BulkResult[]> =>
  inUnit(
    caller,
    ({ plan }) => reachable(plan.objects, bulk.objectName),
    async (runner, current) => {
      const results: BulkResult[] = []
      for (const [index, item] of items.entries()) {
        results.push({ record: await writeItem(runner, current, { ...bulk, item }).catch((error: unknown) => Promise.reject(atItem(error, index))) })
      }
      return results
    },
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

/** A refusal tells which item it speaks of. */
const atItem = (error: unknown, item: number): unknown =>
  error instanceof Refusal ? new Refusal(error.code, { issues: error.issues, details: { ...error.details, item }, cause: error }) : error

async function writeItem(runner: Runner, caller: Caller, { objectName, write, item, mayRepeat }: Omit<BulkTry, 'request'> & { item: BulkItem }): Promise<RecordAnswer | null> {
  switch (item.op) {
    case 'create':
      return createIn(runner, caller, { objectName, values: item.values, write })
    case 'update':
      return updateIn(runner, caller, { objectName, id: item.id, version: item.version, values: item.values, write })
    case 'delete':
      await deleteIn(runner, caller, { objectName, id: item.id, version: item.version, write })
      return null
    case 'upsert': {
      const known = await findByKey(runner, caller, { objectName, key: item.key, values: item.values })
      if (!known) {
        return createIn(runner, caller, { objectName, values: item.values, write }).catch((error: unknown) => {
          throw mayRepeat && isTaken(error) ? new LostRace() : error
        })
      }
      return updateIn(runner, caller, { objectName, ...known, values: item.values, write })
    }
    default:
      return assertNever(item)
  }
}
