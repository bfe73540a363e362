import { sql } from 'drizzle-orm'
import type { FlowButton, RunStart, StartedRun } from '../../../schemas/api/run.ts'
import { type FlowDefinition, isActiveFlow, objectOf } from '../../../schemas/flows/flow.ts'
import type { Label } from '../../../schemas/label.ts'
import type { Caller } from '../../caller.ts'
import type { ObjectPlan } from '../../compile/plan.ts'
import { fenced } from '../../records/fence.ts'
import { gateTo } from '../../records/gate.ts'
import { storedRecord } from '../../records/stored-record.ts'
import { Refusal } from '../../refusal.ts'
import { rolesOf } from '../../roles/access.ts'
import { compileStatement, input, runStatement } from '../../storage/statement.ts'
import { startFlows } from '../runs/start-flows.ts'
import { newestOf, type StartedFlow } from '../runs/started-flow.ts'
import { expectFlowWork, wakeFlows } from '../work/wake-flows.ts'
import { eventValues } from './event-values.ts'
import { contextOf, holdsFor } from './holds.ts'
import { recordCondition } from './record-trigger.ts'

interface ButtonSettings {
  readonly label: Label
  readonly when?: unknown
  readonly roles?: readonly string[]
  readonly overlap?: string
}

/** The settings of a flow's button: the schema of its trigger's type has checked them. */
const settingsOf = ({ trigger }: FlowDefinition): ButtonSettings => trigger as unknown as ButtonSettings

/** Flows that the caller may start on some records of an object. By the rights alone; whose roles have changed asks under another access. */
const flowsWithButton = (caller: Caller, object: string): readonly FlowDefinition[] =>
  caller.plan.memo(`flows:buttons:${object}:${caller.access.key}`, () => {
    const held = new Set(rolesOf(caller.plan, caller.access).map(({ name }) => name))
    return caller.plan.definitions.all('flow').filter((flow) => {
      if (!isActiveFlow(flow) || flow.trigger.type !== 'button' || objectOf(flow) !== object || !newestOf(caller.plan, flow)) return false
      const { roles = [] } = settingsOf(flow)
      return roles.length === 0 || roles.some((role) => held.has(role))
    })
  })

/** The buttons that a record offers to the caller now: one that would start nothing, as its flow is under way, is none of them. Refuses `not-found` and `forbidden` as reading the record does. */
export async function offeredButtons(caller: Caller, { object, id }: { readonly object: string; readonly id: string }): Promise<readonly FlowButton[]> {
  const gate = gateTo(caller, object, 'read')
  const flows = flowsWithButton(caller, object)
  if (flows.length === 0) return []
  return fenced(caller, async (current) => {
    await storedRecord(current.workspace.data.sql, current, { gate, id })
    const running = await flowsUnderWay(current, id)
    const startable = flows.filter((flow) => !isOnce(flow) || !running.has(flow.id))
    const offered = await Promise.all(startable.map((flow) => isOffered(current, flow, id)))
    return startable.filter((_, index) => offered[index]).map((flow) => ({ flow: flow.name, label: settingsOf(flow).label }))
  })
}

/** Ids of the flows that have a run for the record which has not ended. */
async function flowsUnderWay({ plan, workspace }: Caller, record: string): Promise<ReadonlySet<string>> {
  const statement = plan.memo('flows:under-way', () =>
    compileStatement(sql`select distinct flow from ${sql.identifier(plan.schema)}."_run" where record = ${input('record', 'uuid')} and status in ('running', 'suspended')`),
  )
  const rows = await runStatement<{ flow: string }>(workspace.data.sql, statement, { record })
  return new Set(rows.map(({ flow }) => flow))
}

async function isOffered(caller: Caller, flow: FlowDefinition, id: string): Promise<boolean> {
  const { plan, person, access, workspace } = caller
  const object = plan.objects.get(objectOf(flow) ?? '')
  const when = object && recordCondition(plan, object, settingsOf(flow).when)
  if (!object || when === 'refused') return false
  if (!when) return true
  // As the record is now: behind the last change there is none to take back.
  const now = { seq: Number.MAX_SAFE_INTEGER, record: id, op: 'update', changed: {} }
  const [values] = await eventValues(workspace.data.sql, caller, { object, events: [now], paths: when.reads })
  const roles = rolesOf(plan, access).map(({ name }) => name)
  return values !== undefined && holdsFor(when, values, contextOf(plan, { at: workspace.ports.clock.now().toISOString(), person: person.id, roles }))
}

/**
 * Starts a flow by its button, in the caller's name; the same request for the same record starts it once. Refuses `not-found` for a flow without
 * a button and for a record that the caller may not read, `forbidden` where the button is not offered, and `conflict` where a
 * run for the record is under way and the flow says that one is enough.
 */
export async function pressButton(caller: Caller, { flow: name, record, requestId }: RunStart & { readonly flow: string }): Promise<StartedRun> {
  const { workspace } = caller
  await expectFlowWork(workspace)
  const started = await fenced(caller, async (current) => {
    const { plan, person } = current
    const { newest, object } = await startable(current, { flow: name, record })
    const occasion = `button:${record}.${requestId}`
    const start = { ...newest, object: object.id, record, occasion, startedBy: person.id, cause: { root: occasion, depth: 0, via: 'button', chain: [] } }
    const [result] = await workspace.data.sql.begin((runner) => startFlows(runner, plan.schema, { starts: [start], now: workspace.ports.clock.now() }))
    return result
  })
  wakeFlows(workspace)
  if (started?.state === 'skipped') throw underWay()
  if (started?.state === 'held') throw new Refusal('conflict', { issues: [{ code: 'run.held', path: '' }] })
  return started?.state === 'queued' ? { run: null, state: 'queued' } : { run: started?.run ?? null, state: 'started' }
}

interface Wanted {
  readonly flow: string
  readonly record: string
}

/** The flow that the caller may start on the record. Refuses as `pressButton` does. */
async function startable(caller: Caller, { flow: name, record }: Wanted): Promise<{ readonly flow: FlowDefinition; readonly newest: StartedFlow; readonly object: ObjectPlan }> {
  const { plan, workspace } = caller
  const flow = plan.definitions.get('flow', name)
  const newest = flow && newestOf(plan, flow)
  const object = flow && plan.objects.get(objectOf(flow) ?? '')
  if (!flow || !newest || !object || !isActiveFlow(flow) || flow.trigger.type !== 'button') throw new Refusal('not-found')
  await storedRecord(workspace.data.sql, caller, { gate: gateTo(caller, object.name, 'read'), id: record })
  const isTheirs = flowsWithButton(caller, object.name).includes(flow) && (await isOffered(caller, flow, record))
  if (!isTheirs) throw new Refusal('forbidden', { issues: [{ code: 'run.not-offered', path: '' }] })
  return { flow, newest, object }
}

/** The flow that would start if the caller pressed its button on the record now. Refuses as pressing it would. */
export async function pressable(caller: Caller, wanted: Wanted): Promise<FlowDefinition> {
  const { flow } = await startable(caller, wanted)
  if (isOnce(flow) && (await flowsUnderWay(caller, wanted.record)).has(flow.id)) throw underWay()
  return flow
}

/** Whether one run for a record is enough. */
const isOnce = (flow: FlowDefinition): boolean => (settingsOf(flow).overlap ?? 'skip') === 'skip'

const underWay = (): Refusal => new Refusal('conflict', { issues: [{ code: 'run.under-way', path: '' }] })
