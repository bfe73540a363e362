import { openConnection } from '../../runtime/storage/connect.ts'
import { createResting, type Worker } from '../../runtime/flows/work/duty.ts'
import { startRun } from './start-run.ts'
import { flowOfVersion } from '../../runtime/flows/versions/flow-of-version.ts'
import { flowInIds } from '../../schemas/flows/flow-in-ids.ts'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { createFlowWorker, type FlowWorker } from '../../server/flows/flow-worker.ts'
import { logged, type LoggedLine } from './logged.ts'
import type { TestDesign } from './publishing.ts'

/** Stores a version of a flow as a publish would; answers its id. */
export async function storeVersion({ database, workspace }: TestDesign, flow: FlowDefinition): Promise<string> {
  const id = crypto.randomUUID()
  await database.sql`insert into ws_main._flow_version (id, flow, number, hash, body, release)
    values (${id}, ${flow.id}, (select coalesce(max(number), 0) + 1 from ws_main._flow_version where flow = ${flow.id}), ${id}, ${JSON.stringify(flowInIds(flow, workspace.plan().definitions))}::text::jsonb, 1)`
  return id
}

/** Begins a run of a version for a record; no worker is told. */
export async function beginRun({ workspace, caller }: TestDesign, { version, flow, record }: { version: string; flow: string; record: string | null }): Promise<string> {
  const { plan, person } = caller()
  const compiled = await flowOfVersion(workspace.data.sql, plan, version)
  const cause = { root: 'person', depth: 0, via: 'test' }
  const run = await startRun(workspace.data.sql, plan.schema, { flow, plan: compiled, object: plan.objects.get('deal')?.id ?? null, record, startedBy: person.id, cause, occasion: `hand:${crypto.randomUUID()}`, now: new Date() })
  if (run === undefined) throw new Error('no run was begun')
  return run
}

/**
 * A worker with a connection of its own, as another process has; `troubles` are the faults that it met. It has one connection only:
 * whatever holds one and asks for another would hang here.
 */
export function startWorker(design: TestDesign): FlowWorker & { readonly troubles: LoggedLine[] } {
  const troubles: LoggedLine[] = []
  const own = openConnection(design.database.runtimeUrl, { name: 'test flows', max: 1 })
  const worker = createFlowWorker({ data: own, workspaces: design.workspaces, log: logged(troubles) })
  worker.start()
  return { ...worker, stop: () => worker.stop().then(own.close), troubles }
}

/** What a visit that a test makes by hand brings along: a fault is the test's. */
export const byHand = (own: Partial<Worker> = {}): Worker => ({
  stopping: new AbortController().signal,
  resting: createResting(),
  wakeIn: () => undefined,
  trouble: (error) => {
    throw error
  },
  ...own,
})

/** Waits until a look at the database gives what is wanted. */
export async function until<Seen>(look: () => Promise<Seen>, isThere: (seen: Seen) => boolean): Promise<Seen> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const seen = await look()
    if (isThere(seen)) return seen
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error('it did not get there in time')
}
