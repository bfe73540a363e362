import { sql, type SQL } from 'drizzle-orm'

/** How an import holds what it reads; a dry run holds nothing, for it writes nothing. */
export const rowLock = (strength: 'key share' | 'no key update', dryRun: boolean): SQL => {
  if (dryRun) return sql``
  return strength === 'key share' ? sql` for key share of t` : sql` for no key update of t`
}
