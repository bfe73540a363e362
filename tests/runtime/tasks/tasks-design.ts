import { callerOfFlow } from '../../../runtime/flows/step/flow-caller.ts'
import { stepRun } from '../../../runtime/flows/step/run-step.ts'
import { flowOfVersion } from '../../../runtime/flows/versions/flow-of-version.ts'
import type { Caller } from '../../../runtime/caller.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { listTasks } from '../../../runtime/tasks/list-tasks.ts'
import type { TaskRow } from '../../../schemas/api/task.ts'
import { object as objectOf, option, type TestDesign } from '../../support/publishing.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { beginRun, storeVersion } from '../../support/flow-runs.ts'

/** The object that the flows of these tests are about, with a field for where an approval stands. */
export const deal = () =>
  objectOf('deal', [
    { id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true } as never,
    { id: 'fld_000000000002', name: 'amount', type: 'currency', label: 'Amount' } as never,
    { id: 'fld_000000000003', name: 'note', type: 'text', label: 'Note' } as never,
    { id: 'fld_000000000004', name: 'approval', type: 'picklist', label: 'Approval', options: ['in_approval', 'approved', 'rejected', 'returned', 'withdrawn'].map(option) } as never,
    ...['first', 'second'].map((name, index) => ({ id: `fld_00000000001${index}`, name, type: 'user', label: name }) as never),
  ], { facts: ['amount'] } as never)

export interface Submitted {
  readonly run: string
  readonly record: string
}

/** Submits a deal to a drawn flow as the administrator, and brings the run on to where it waits. */
export async function submit(design: TestDesign, text: string, { settings = {}, flow: more = {}, values = { name: 'Acme', amount: '1200' } }: { settings?: Parameters<typeof drawn>[1]; flow?: object; values?: Record<string, unknown> } = {}): Promise<Submitted> {
  const caller = design.caller()
  const record = await createRecord(caller, { objectName: 'deal', values, write: { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } } })
  const flow = { ...drawn(text, settings), ...more }
  const version = await storeVersion(design, flow)
  const run = await beginRun(design, { version, flow: flow.id, record: record.id })
  await design.database.sql`update ws_main._run set object = ${caller.plan.objects.get('deal')?.id ?? ''} where id = ${run}`
  await stepOn(design, run, version)
  return { run, record: record.id }
}

/** Lets a run take what has happened to it. */
export async function goOn(design: TestDesign, run: string): Promise<void> {
  const [row] = await design.database.sql<{ version: string }[]>`select version from ws_main._run where id = ${run}`
  if (row) await stepOn(design, run, row.version)
}

async function stepOn(design: TestDesign, run: string, version: string): Promise<void> {
  const { plan, person } = design.caller()
  const flow = await flowOfVersion(design.workspace.data.sql, plan, version)
  await stepRun(callerOfFlow(design.workspace, plan, { flow, person }), { run, flow })
}

/** Approvers who stand in fields of the record. */
export const asks = (...fields: readonly string[]) => fields.map((field) => ({ by: 'person', person: { var: `record.${field}` } }))

/** The open task that somebody has of a run. */
export async function taskOf(caller: Caller, run: string): Promise<TaskRow> {
  const { items } = await listTasks(caller, { state: 'open' })
  const task = items.find((each) => each.run === run)
  if (!task) throw new Error(`${caller.person.name} has no task of this run`)
  return task
}
