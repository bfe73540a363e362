import { createHash } from 'node:crypto'
import type { Connection } from '../../runtime/storage/connect.ts'
import { HttpRefusal } from '../http-refusal.ts'

interface RateRule {
  /** Seconds. */
  readonly window: number
  /** Tries within the window. */
  readonly max: number
}

/** Counts tries in the database, so that all processes count together and a restart forgets nothing. */
export interface RateLimits {
  /** Counts one try under each key; not allowed when one of them has had its share. */
  consume(
    keys: readonly string[],
    rule: RateRule,
  ): Promise<{ readonly allowed: boolean; readonly retryAfter: number | null }>
  /** The same; refuses `too-many-requests`. */
  take(keys: readonly string[], rule: RateRule): Promise<void>
}

/** So many counts lie between two clearings of what has run out. */
const clearingEvery = 1_000

export function createRateLimits({ sql }: Connection): RateLimits {
  let counted = 0
  const consume = async (keys: readonly string[], { window, max }: RateRule) => {
    if ((counted += 1) % clearingEvery === 1) await sql`delete from tessera.rate_limit where ends_at < now()`
    // Counted in the order of the keys, so two requests cannot wait on each other.
    const rows = await sql<{ count: number; left: number }[]>`
      insert into tessera.rate_limit as known (key, count, ends_at)
      select key, 1, now() + ${window}::int * interval '1 second' from unnest(${keys.map(hashed)}::text[]) as key order by key
      on conflict (key) do update set
        count = case when known.ends_at <= now() then 1 else known.count + 1 end,
        ends_at = case when known.ends_at <= now() then excluded.ends_at else known.ends_at end
      returning count, ceil(extract(epoch from ends_at - now()))::int as left`
    const spent = rows.filter(({ count }) => count > max)
    return {
      allowed: spent.length === 0,
      retryAfter: spent.length === 0 ? null : Math.max(1, ...spent.map(({ left }) => left)),
    }
  }
  return {
    consume,
    take: async (keys, rule) => {
      const { allowed, retryAfter } = await consume(keys, rule)
      if (!allowed) throw new HttpRefusal('too-many-requests', { headers: { 'retry-after': String(retryAfter) } })
    },
  }
}

const hashed = (key: string): string => createHash('sha256').update(key).digest('base64url')
