import type { TransactionSql } from 'postgres'
import type { Issue } from '../../schemas/issue.ts'
import { Refusal } from '../refusal.ts'
import { isZone } from '../workspaces/check-settings.ts'
import { chainAbove } from './chain-above.ts'
import type { RightsTransaction } from './rights-change.ts'

/** What a person points at and lives by, to be checked against what exists. */
interface PersonLinks {
  readonly manager?: string | null
  readonly department?: string | null
  readonly otherDepartments?: readonly string[]
  readonly zone?: string
}

/** Refuses `invalid-request` where a manager, a department or a zone does not exist, or the manager would be below the person. */
export async function checkLinks(change: RightsTransaction, id: string, links: PersonLinks): Promise<void> {
  const issues = [
    ...zoneIssues(links),
    ...(await managerIssues(change, id, links)),
    ...(await departmentIssues(change, links)),
  ]
  if (issues.length > 0) throw new Refusal('invalid-request', { issues })
}

const zoneIssues = ({ zone }: PersonLinks): Issue[] =>
  zone === undefined || isZone(zone) ? [] : [{ code: 'settings.unknown-zone', path: '/zone', params: { zone } }]

async function managerIssues(
  change: RightsTransaction,
  id: string,
  { manager }: PersonLinks,
): Promise<Issue[]> {
  if (manager === undefined || manager === null) return []
  const above = await chainAbove(change, { table: '_person', above: 'manager' }, manager)
  if (above.length === 0) return [{ code: 'person.unknown-person', path: '/manager' }]
  return above.includes(id) ? [{ code: 'person.manager-cycle', path: '/manager' }] : []
}

async function departmentIssues(
  { sql, schema }: RightsTransaction,
  { department, otherDepartments = [] }: PersonLinks,
): Promise<Issue[]> {
  const named = [
    ...(department === undefined || department === null ? [] : [{ id: department, path: '/department' }]),
    ...otherDepartments.map((id, index) => ({ id, path: `/otherDepartments/${index}` })),
  ]
  const missing = await missingIds(
    sql,
    sql`${schema}._department`,
    named.map(({ id }) => id),
  )
  return named.filter(({ id }) => missing.has(id)).map(({ path }) => ({ code: 'person.unknown-department', path }))
}

/** Those of the ids that no row of a table has. */
export async function missingIds(
  sql: TransactionSql,
  table: ReturnType<TransactionSql>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const found = await sql<{ id: string }[]>`select id from ${table} where id = any(${[...ids]}::uuid[])`
  const known = new Set(found.map(({ id }) => id))
  return new Set(ids.filter((id) => !known.has(id)))
}
