import { sql } from 'drizzle-orm'
import type { Database } from './connect.ts'

/**
 * Whether searches can use trigram indexes. Where Postgres ships `pg_trgm` and lets us, it is made ready; a server
 * without it works, only slower. Runs outside a publish: a refusal would end its transaction.
 */
export async function prepareTrigrams(owner: Database): Promise<boolean> {
  if (await isThere(owner)) return true
  try {
    await owner.execute(sql`create extension if not exists pg_trgm with schema public`)
    return true
  } catch {
    // Not shipped, or not ours to make: whoever runs the database decides that, not a publish.
    return false
  }
}

async function isThere(owner: Database): Promise<boolean> {
  const found = await owner.execute(sql`select from pg_extension where extname = 'pg_trgm'`)
  return found.length > 0
}
