import type { BulkItem, BulkRequest } from '../../schemas/api/query.ts'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import { assertNever } from '../../schemas/assert-never.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import type { Runner } from '../storage/statement.ts'
import type { WriteContext } from './change.ts'
import { createIn } from './create.ts'
import { deleteIn } from './delete.ts'
import { isTaken, LostRace } from './lost-race.ts'
import { claimIn } from './pool/claim.ts'
import { giveBackIn } from './pool/give-back.ts'
import { updateIn } from './update.ts'
import { findByKey } from './upsert-key.ts'

/** What became of one item: the record as it is now, `null` where the caller sees it no more, or why it was refused. */
export type BulkResult = { readonly record: RecordAnswer | null } | { readonly refusal: Refusal }

/** Many writes on one object's records. */
export interface Bulk {
  readonly objectName: string
  readonly request: BulkRequest
  readonly write: WriteContext
}

interface BulkTry extends Omit<Bulk, 'request'> {
  readonly items: readonly BulkItem[]
  /** Whether a lost race is told as such, to be repeated, or as the value that is taken. */
  readonly mayRepeat: boolean
}

const mostTries = 5

/** Of two upserts that make one record, the later one is repeated and changes it. */
export async function repeated<Result>(attempt: (mayRepeat: boolean) => Promise<Result>): Promise<Result> {
  for (let left = mostTries; ; left -= 1) {
    try {
      return await attempt(left > 1)
    } catch (error) {
      if (!(error instanceof LostRace)) throw error
    }
  }
}

/** Writes items one after the other; the first refusal is raised, with the item's position in `details.item`. */
export async function writeInOrder(runner: Runner, caller: Caller, { items, ...bulk }: BulkTry): Promise<readonly BulkResult[]> {
  const results: BulkResult[] = []
  for (const [index, item] of items.entries()) {
    results.push({ record: await writeItem(runner, caller, { ...bulk, item }).catch((error: unknown) => Promise.reject(atItem(error, index))) })
  }
  return results
}

/** A refusal tells which item it speaks of. */
const atItem = (error: unknown, item: number): unknown =>
  error instanceof Refusal ? new Refusal(error.code, { issues: error.issues, details: { ...error.details, item }, cause: error }) : error

async function writeItem(runner: Runner, caller: Caller, { objectName, write, item, mayRepeat }: Omit<BulkTry, 'items'> & { item: BulkItem }): Promise<RecordAnswer | null> {
  switch (item.op) {
    case 'create':
      return createIn(runner, caller, { objectName, values: item.values, write })
    case 'update':
      return updateIn(runner, caller, { objectName, id: item.id, version: item.version, values: item.values, write })
    case 'claim':
      return claimIn(runner, caller, { objectName, id: item.id, write })
    case 'giveBack':
      return giveBackIn(runner, caller, { objectName, id: item.id, version: item.version, write })
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
