import { inArray } from 'drizzle-orm'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { isObject } from '../../schemas/objects/object.ts'
import type { Caller } from '../caller.ts'
import type { Transaction } from './draft-state.ts'

/**
 * Notes, within the switch, which objects' records go back to the pool by themselves, to be looked at from now on. Whoever was
 * told under other days is told anew, so no record goes back without a word the day before.
 */
export async function notePools(tx: Transaction, { workspace }: Caller, definitions: readonly DefinitionHeader[]): Promise<void> {
  const { poolCheck, poolNotice } = workspace.tables
  const nextAt = workspace.ports.clock.now().toISOString()
  const pools = definitions.filter(isObject).flatMap(({ id, pool }) => (pool?.returnAfterDays === undefined ? [] : [{ object: id, days: pool.returnAfterDays, nextAt }]))
  const known = await tx.select().from(poolCheck)
  const ended = known.filter(({ object, days }) => !pools.some((pool) => pool.object === object && pool.days === days)).map(({ object }) => object)
  if (ended.length > 0) {
    await tx.delete(poolNotice).where(inArray(poolNotice.object, ended))
    await tx.delete(poolCheck).where(inArray(poolCheck.object, ended))
  }
  if (pools.length > 0) await tx.insert(poolCheck).values(pools).onConflictDoNothing()
}
