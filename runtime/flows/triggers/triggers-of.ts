import { sql } from 'drizzle-orm'
import { type FlowDefinition, isActiveFlow } from '../../../schemas/flows/flow.ts'
import { keptByPlan } from '../../compile/kept-by-plan.ts'
import type { Plan } from '../../compile/plan.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { bodyInNames } from '../versions/flow-of-version.ts'
import { type RecordTrigger, recordTrigger } from './record-trigger.ts'

/** Triggers by the id of their object. */
export type RecordTriggers = ReadonlyMap<string, readonly RecordTrigger[]>

/** The triggers of the flows that are active under a plan. */
export const recordTriggers = (plan: Plan): RecordTriggers =>
  plan.memo('flows:record-triggers', () =>
    byObject(
      plan.definitions.all('flow').filter(isActiveFlow).flatMap((flow) => {
        const version = plan.flowVersions.get(flow.id)
        return version ? (recordTrigger(plan, version.id, flow) ?? []) : []
      }),
    ),
  )

const earlier = keptByPlan<number, RecordTriggers>()

/**
 * The triggers of the flows that were active under a release, in the names of a later plan: an event starts what was live
 * when it was committed, even if it is taken after a publish.
 */
export const recordTriggersAt = (runner: Runner, plan: Plan, release: number): Promise<RecordTriggers> =>
  release === plan.release ? Promise.resolve(recordTriggers(plan)) : earlier(plan, release, () => readTriggers(runner, plan, release))

async function readTriggers(runner: Runner, plan: Plan, release: number): Promise<RecordTriggers> {
  const schema = sql.identifier(plan.schema)
  const statement = plan.memo('flows:triggers-at', () =>
    compileStatement(sql`select v.id, v.body from ${schema}."_release" r
      cross join jsonb_array_elements(r.contents) entry
      join ${schema}."_definition" d on d.hash = entry->>'hash'
      join lateral (select id, body from ${schema}."_flow_version" where flow = entry->>'id' and release <= r.number order by release desc limit 1) v on true
      where r.number = ${input('release', 'int')} and entry->>'kind' = 'flow' and coalesce((d.body->>'active')::boolean, true)`),
  )
  const rows = await runStatement<{ id: string; body: FlowDefinition }>(runner, statement, { release })
  return byObject(rows.flatMap(({ id, body }) => recordTrigger(plan, id, bodyInNames(plan, body)) ?? []))
}

const byObject = (triggers: readonly RecordTrigger[]): RecordTriggers => Map.groupBy(triggers, ({ object }) => object.id)
