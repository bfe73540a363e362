import { sql } from 'drizzle-orm'
import type { FlowVersionAnswer } from '../../../schemas/api/run.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import { flowIdOf } from '../runs/flow-id.ts'
import { isoMoment } from '../../storage/moment.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import { bodyInNames } from './flow-of-version.ts'

interface VersionRow {
  readonly release: number
  readonly at: string
  readonly body: FlowDefinition
}

/** A flow as it was at a version, in the names of today. The caller's right is the route's. Refuses `not-found`. */
export async function readFlowVersion({ workspace, plan }: Caller, flow: string, number: number): Promise<FlowVersionAnswer> {
  const id = flowIdOf(plan, flow)
  if (id === undefined) throw new Refusal('not-found')
  const statement = plan.memo('flow:version-answer', () =>
    compileStatement(sql`select release, at, body from ${sql.identifier(plan.schema)}."_flow_version" where flow = ${input('flow', 'text')} and number = ${input('number', 'int')}`),
  )
  const [row] = await runStatement<VersionRow>(workspace.data.sql, statement, { flow: id, number })
  if (!row) throw new Refusal('not-found')
  return { flow: id, number, release: row.release, at: isoMoment(row.at), definition: bodyInNames(plan, row.body) }
}
