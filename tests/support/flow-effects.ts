import { createRecord } from '../../runtime/records/create.ts'
import type { Ports } from '../../runtime/ports.ts'
import { grantDataRole } from '../../runtime/storage/migrator.ts'
import type { Definition } from '../../schemas/definition-set.ts'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { dataRole } from './database.ts'
import { beginRun, startWorker, storeVersion, until } from './flow-runs.ts'
import { field, object, startTestDesign } from './publishing.ts'

const deal = {
  kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }, { id: 'fld_000000000002', name: 'amount', type: 'currency', label: 'Amount' }, { id: 'fld_000000000003', name: 'account', type: 'lookup', label: 'Account', object: 'account' }],
}

interface Around {
  readonly ports?: Partial<Ports>
  /** Beside deals and their accounts. */
  readonly definitions?: readonly Definition[]
}

/** A workspace with the deal “One” and a worker that does what flows want, over the ports that are given. */
export async function startFlowEffects({ ports = {}, definitions = [] }: Around) {
  const design = await startTestDesign()
  // The ports of a test are one object, made for it.
  Object.assign(design.workspace.ports, ports)
  await grantDataRole(design.database.owner.sql, 'tessera', dataRole)
  await design.put(deal as never, object('account', [field('name', 'text')]), ...definitions)
  await design.publish()
  const { sql } = design.database
  const make = async (objectName: string, values: Record<string, unknown>): Promise<string> =>
    (await createRecord(design.caller(), { objectName, values, write: { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } } })).id
  const record = await make('deal', { name: 'One', amount: '100' })
  const worker = startWorker(design)
  const runOf = async (id: string) => (await sql`select status, state from ws_main._run where id = ${id}`)[0]
  return {
    design,
    record,
    make,
    wake: () => worker.wake('main'),
    begin: async (flow: FlowDefinition, about = record): Promise<string> => {
      const run = await beginRun(design, { version: await storeVersion(design, flow), flow: flow.id, record: about })
      worker.wake('main')
      return run
    },
    /** The run, once it has ended or is stuck. */
    ended: (run: string) => until(() => runOf(run), (found) => found?.['status'] === 'completed' || found?.['status'] === 'suspended'),
    outboxOf: (run: string) => sql`select state, attempts, problem from ws_main._outbox where run = ${run} order by key`,
    /** What failed is due at once. */
    hurry: async (run: string): Promise<void> => {
      await sql`update ws_main._outbox set next_at = now() where run = ${run} and lease_until is null`
      worker.wake('main')
    },
    close: async (): Promise<void> => {
      await worker.stop()
      await design.close()
    },
  }
}

export type FlowEffects = Awaited<ReturnType<typeof startFlowEffects>>
