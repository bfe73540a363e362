import { sql } from 'drizzle-orm'
import type { SubstituteAnswer, SubstituteInput } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import type { Plan } from '../compile/plan.ts'
import { dateInZone } from '../records/date-in-zone.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'

/** So many substitutes one after the other stand in for a person. */
const longestChain = 5

/** Who answers today for whom, of active people. */
export type Substitutes = ReadonlyMap<string, string>

/** Reads who stands in for whom on the day of this moment, in the workspace's zone. */
export async function substitutesOn(runner: Runner, plan: Plan, now: Date): Promise<Substitutes> {
  const schema = sql.identifier(plan.schema)
  const statement = plan.memo('substitutes', () =>
    compileStatement(sql`select s.person, s.who from ${schema}."_substitute" s join ${schema}."_person" p on p.id = s.who and p.active
      where ${input('today', 'date')} between s."from" and s.until`),
  )
  const rows = await runStatement<{ person: string; who: string }>(runner, statement, { today: dateInZone(now, plan.settings.zone) })
  return new Map(rows.map(({ person, who }) => [person, who]))
}

/** Who answers for a person: the end of the chain of substitutes, or the person where it leads round or on and on. */
export function answererFor(substitutes: Substitutes, person: string): { readonly id: string; readonly onBehalfOf?: string } {
  let id = person
  for (let step = 0; step < longestChain; step += 1) {
    const next = substitutes.get(id)
    if (next === undefined) return id === person ? { id } : { id, onBehalfOf: person }
    if (next === person) return { id: person }
    id = next
  }
  return { id: person }
}

/** The people for whom somebody answers, by chains of substitutes. */
export const answersFor = (substitutes: Substitutes, who: string): readonly string[] => [...substitutes.keys()].filter((person) => answererFor(substitutes, person).id === who)

/** Who answers for the caller, and when; what is past is no more. */
export async function mySubstitute({ workspace, plan, person }: Caller): Promise<SubstituteAnswer> {
  const { sql: ask } = workspace.data
  const schema = ask(plan.schema)
  const today = dateInZone(workspace.ports.clock.now(), plan.settings.zone)
  const [row] = await ask<{ from: string; until: string; id: string; name: string }[]>`
    select s."from"::text, s.until::text, p.id, p.name from ${schema}._substitute s join ${schema}._person p on p.id = s.who
    where s.person = ${person.id} and s.until >= ${today}`
  return { substitute: row ? { from: row.from, until: row.until, who: { id: row.id, name: row.name } } : null }
}

/** Says who answers for the caller while the caller is away. Refuses `invalid-request` for days in the wrong order and for people who cannot. */
export async function setMySubstitute(caller: Caller, wanted: SubstituteInput): Promise<SubstituteAnswer> {
  const { sql: ask } = caller.workspace.data
  const schema = ask(caller.plan.schema)
  if (wanted === null) await ask`delete from ${schema}._substitute where person = ${caller.person.id}`
  else {
    const { from, until, who } = wanted
    if (until < from) throw new Refusal('invalid-request', { issues: [{ code: 'substitute.ends-before', path: '/until' }] })
    const [found] = await ask`select 1 from ${schema}._person where id = ${who} and active`
    if (!found || who === caller.person.id) throw new Refusal('invalid-request', { issues: [{ code: 'task.unknown-person', path: '/who' }] })
    await ask`insert into ${schema}._substitute (person, who, "from", until) values (${caller.person.id}, ${who}, ${from}, ${until})
      on conflict (person) do update set who = excluded.who, "from" = excluded."from", until = excluded.until`
  }
  return mySubstitute(caller)
}
