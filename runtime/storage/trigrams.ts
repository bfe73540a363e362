import { sql } from 'drizzle-orm'
import type { Database } from './connect.ts'

/**
 * Whether searches can use trigram indexes. Where Postgres ships `pg_trgm` and lets us, it is made ready; a server
 * without it works, only slower. Runs outside every transaction: a refusal would end it.
 */
export async function prepareTrigrams(owner: Database): Promise<boolean> {
  if (await isThere(owner)) return true
  try {
    await owner.execute(sql`create extension if not exists pg_trgm with schema public`)
    return true
  } catch {
    // Another process has just made it; or it is not shipped, or not ours to make, which whoever runs the database decides.
    return isThere(owner)
  }
}

async function isThere(owner: Database): Promise<boolean> {
  const found = await owner.execute(sql`select from pg_extension where extname = 'pg_trgm'`)
  return found.length > 0
}
