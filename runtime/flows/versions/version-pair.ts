import { sql } from 'drizzle-orm'
import type { MoveRuns } from '../../../schemas/api/flow-version.ts'
import type { NodeMap } from '../../../schemas/flows/versions/map-run.ts'
import type { Plan } from '../../compile/plan.ts'
import { Refusal } from '../../refusal.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { flowIdOf } from '../runs/flow-id.ts'
import type { FlowPlan } from '../step/flow-caller.ts'
import { flowOfVersion } from './flow-of-version.ts'

/** A version of a flow by its number. */
export interface NumberedVersion {
  readonly flow: string
  readonly number: number
}

/** Two versions of one flow, and which nodes of the one become which of the other. */
export interface VersionPair {
  /** Id of the flow. */
  readonly flow: string
  readonly from: PairedVersion
  readonly to: PairedVersion
  readonly nodes: NodeMap
}

export interface PairedVersion {
  readonly number: number
  readonly plan: FlowPlan
}

/**
 * The versions of a move. Refuses `not-found`, and `invalid-request` for a version moved to itself, to one that is about records of another
 * object, and for nodes that the versions do not have.
 */
export async function versionPair(runner: Runner, plan: Plan, { flow: name, number, to, nodes = {} }: NumberedVersion & MoveRuns): Promise<VersionPair> {
  const flow = flowIdOf(plan, name)
  const ids = flow === undefined ? new Map<number, string>() : await idsOf(runner, plan, { flow, numbers: [number, to] })
  const [fromId, toId] = [ids.get(number), ids.get(to)]
  if (flow === undefined || fromId === undefined) throw new Refusal('not-found')
  if (toId === undefined || number === to) throw new Refusal('invalid-request', { issues: [{ code: 'flow.move.no-version', path: '/to' }] })
  const [from, target] = [await flowOfVersion(runner, plan, fromId), await flowOfVersion(runner, plan, toId)]
  if (from.objectOf('record') !== target.objectOf('record')) throw new Refusal('invalid-request', { issues: [{ code: 'flow.move.other-object', path: '/to' }] })
  const strange = Object.entries(nodes).find(([old, next]) => !from.flow.nodes.has(old) || !target.flow.nodes.has(next))
  if (strange) throw new Refusal('invalid-request', { issues: [{ code: 'flow.move.no-node', path: `/nodes/${strange[0]}` }] })
  return { flow, from: { number, plan: from }, to: { number: to, plan: target }, nodes }
}

async function idsOf(runner: Runner, plan: Plan, { flow, numbers }: { readonly flow: string; readonly numbers: readonly number[] }): Promise<ReadonlyMap<number, string>> {
  const statement = plan.memo('flow:version-ids', () =>
    compileStatement(sql`select id, number from ${sql.identifier(plan.schema)}."_flow_version" where flow = ${input('flow', 'text')} and number = any(${input('numbers', 'int[]')})`),
  )
  const rows = await runStatement<{ id: string; number: number }>(runner, statement, { flow, numbers: `{${numbers.join(',')}}` })
  return new Map(rows.map(({ id, number }) => [number, id]))
}
