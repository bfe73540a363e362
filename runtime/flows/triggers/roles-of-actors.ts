import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import { rolesOf } from '../../roles/access.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import type { RecordEvent } from './take-events.ts'

/** Names of the roles of those who made the changes. */
export async function rolesOfActors(runner: Runner, { plan }: Caller, events: readonly Pick<RecordEvent, 'actor'>[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const people = [...new Set(events.flatMap(({ actor }) => actor ?? []))]
  if (people.length === 0) return new Map()
  const statement = plan.memo('flows:roles', () =>
    compileStatement(sql`select person, jsonb_agg(role) as roles from ${sql.identifier(plan.schema)}."_person_role" where person = any(${input('people', 'uuid[]')}) group by person`),
  )
  const rows = await runStatement<{ person: string; roles: readonly string[] }>(runner, statement, { people: `{${people.join(',')}}` })
  return new Map(rows.map(({ person, roles }) => [person, rolesOf(plan, { key: roles.join(',') }).map(({ name }) => name)]))
}
