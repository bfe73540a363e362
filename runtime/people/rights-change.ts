import type { Helper, TransactionSql } from 'postgres'
import type { Caller } from '../caller.ts'

/** One line of the audit: what of a person, a department or the settings was before and is now. */
interface PeopleChange {
  readonly object: '_person' | '_department' | '_settings'
  readonly record: string | null
  readonly version: number
  readonly op: string
  readonly changed: Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>
}

/** A transaction that may change who people are and what they may do. */
export interface RightsTransaction {
  readonly sql: TransactionSql
  /** The workspace's schema, as an identifier. */
  readonly schema: Helper<string>
  /** Writes a line of the audit. */
  note(change: PeopleChange): Promise<void>
}

/** Which number in `_live` tells the processes to read again. */
type Counter = 'rights' | 'settings'

/**
 * Does work on people, departments, roles or settings in one transaction and raises the number by which every
 * process notices. The row of that number is locked first, so two such changes follow one another: what one checks
 * - the last administrator, the tree - the other cannot undo beside it.
 */
export async function changingRights<Result>(
  caller: Caller,
  counter: Counter,
  work: (change: RightsTransaction) => Promise<Result>,
): Promise<Result> {
  const { workspace } = caller
  const result = await workspace.data.sql.begin(async (sql) => {
    const schema = sql(workspace.schema)
    const [live] = await sql<
      { number: number }[]
    >`update ${schema}._live set ${sql(counter)} = ${sql(counter)} + 1 returning number`
    if (!live) throw new Error('the workspace has no live release')
    const note = async ({ object, record, version, op, changed }: PeopleChange): Promise<void> => {
      await sql`insert into ${schema}._change (at, release, actor, cause, object, record, version, op, changed)
        values (${workspace.ports.clock.now().toISOString()}, ${live.number}, ${caller.person.id}, ${cause}::text::jsonb, ${object}, ${record}, ${version},
          ${op}, ${JSON.stringify(changed)}::text::jsonb)`
    }
    return work({ sql, schema, note })
  })
  // postgres.js maps promises within arrays; a result of ours is never an array of promises.
  return result as Result
}

const cause = JSON.stringify({ root: 'person', depth: 0, via: 'api' })

/** What differs between two states, key by key. */
export function changedKeys<State extends object>(
  before: Partial<State>,
  after: Partial<State>,
): PeopleChange['changed'] {
  const keys = Object.keys(after) as (keyof State & string)[]
  const different = keys.filter((key) => JSON.stringify(before[key] ?? null) !== JSON.stringify(after[key] ?? null))
  return Object.fromEntries(different.map((key) => [key, { old: before[key] ?? null, new: after[key] ?? null }]))
}
