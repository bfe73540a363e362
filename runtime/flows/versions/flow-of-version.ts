import { sql } from 'drizzle-orm'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { flowInNames } from '../../../schemas/flows/flow-in-ids.ts'
import { keptByPlan } from '../../compile/kept-by-plan.ts'
import type { Plan } from '../../compile/plan.ts'
import { Refusal } from '../../refusal.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { definitionsInIds } from '../../views/readable-set.ts'
import { compileFlowPlan } from './compile-flow-plan.ts'
import type { FlowPlan } from '../step/flow-caller.ts'

const compiled = keptByPlan<string, FlowPlan>()

/**
 * A version of a flow, compiled under a plan, once. Versions hold ids, so they follow renames; what they name that is gone
 * leads nowhere, and steps that ask for it fail. Refuses `not-found` for a version that there is not.
 */
export const flowOfVersion = (runner: Runner, plan: Plan, version: string): Promise<FlowPlan> => compiled(plan, version, () => compileVersion(runner, plan, version))

async function compileVersion(runner: Runner, plan: Plan, version: string): Promise<FlowPlan> {
  const statement = plan.memo('flow:version', () =>
    compileStatement(sql`select body from ${sql.identifier(plan.schema)}."_flow_version" where id = ${input('id', 'uuid')}`),
  )
  const [row] = await runStatement<{ body: FlowDefinition }>(runner, statement, { id: version })
  if (!row) throw new Refusal('not-found')
  return compileFlowPlan(version, bodyInNames(plan, row.body), plan.definitions)
}

/** The body of a version in the names of a plan. */
export const bodyInNames = (plan: Plan, body: FlowDefinition): FlowDefinition => flowInNames(body, { set: plan.definitions, inIds: definitionsInIds(plan) })
