import { sql } from 'drizzle-orm'
import type { ReachWay } from '../../schemas/api/explain.ts'
import { isTeam, type NarrowReach, partsOf, type Reach } from '../roles/reach.ts'
import { columnOf, compileStatement, input, listed, runStatement } from '../storage/statement.ts'
import type { Explaining, Sight } from './explain-record.ts'
import { callerInputs } from './query/moment.ts'
import { isReached } from './reach-condition.ts'

const rights = ['read', 'update', 'delete'] as const

/** The ways by which each right reaches some records and not others. */
export type Ways = Readonly<Record<(typeof rights)[number], readonly ReachWay[]>>

/** Asks of each way whether it leads to the record, by the condition that the gate itself puts there. */
export async function reachWays(explaining: Explaining, sight: Sight): Promise<Ways> {
  const access = explaining.subject.access.object(explaining.object.name)
  const ways = { read: waysOf(access.read), update: waysOf(access.update), delete: waysOf(access.delete) }
  const asked = [...ways.read, ...ways.update, ...ways.delete]
  const verdicts = asked.length === 0 ? [] : await verdictsOn(explaining, asked, sight)
  const told = (right: (typeof rights)[number], before: number): ReachWay[] => ways[right].map((way, index) => said(way, verdicts[before + index] ?? false, sight))
  return { read: told('read', 0), update: told('update', ways.read.length), delete: told('delete', ways.read.length + ways.update.length) }
}

const waysOf = (reach: Reach): readonly NarrowReach[] => (reach === false || reach === 'all' || reach === 'own' ? [] : partsOf(reach, 'any'))

/** To an asker who does not see the record nothing is told of it; of oneself it follows that no way leads there. */
async function verdictsOn({ asker, subject, object }: Explaining, ways: readonly NarrowReach[], sight: Sight): Promise<readonly (boolean | null)[]> {
  const id = sight.seen
  if (id === undefined) return ways.map(() => (asker === subject ? false : null))
  const statement = compileStatement(sql`select ${listed(ways.map((way, index) => sql`${isReached(subject, way, { object, alias: 't' })} as ${sql.identifier(`w${index}`)}`))}
    from ${object.table} t where ${columnOf('t', 'id')} = ${input('id', 'uuid')} and t.deleted_at is null`)
  const [row] = await runStatement<Record<string, boolean>>(subject.workspace.data.sql, statement, { id, ...callerInputs(subject) })
  return ways.map((_, index) => row?.[`w${index}`] ?? false)
}

function said(way: NarrowReach, holds: boolean | null, { owner }: Sight): ReachWay {
  if (typeof way === 'string') return { way: 'owner', holds, scope: way, ...(owner === undefined ? {} : { owner }) }
  return { way: isTeam(way) ? 'member' : way.kind === 'where' ? 'condition' : way.kind === 'pool' ? 'pool' : 'parent', holds }
}
