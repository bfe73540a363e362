import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { visitFlows } from '../../../runtime/flows/work/visit-flows.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { decideTask } from '../../../runtime/tasks/decide-task.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { asks, deal, taskOf } from './tasks-design.ts'
import { byHand } from '../../support/flow-runs.ts'

let design: TestDesign
let lan: () => Caller
let hoa: () => Caller
beforeAll(async () => {
  design = await startTestDesign()
  await design.put(deal())
  await design.publish()
  lan = await design.person('Lan', [])
  hoa = await design.person('Hoa', [])
})
afterAll(() => design.close())

const sql = () => design.database.sql
const visit = () => visitFlows(design.workspace, byHand())
const runsOf = (record: string) => sql()<{ id: string; status: string }[]>`select id, status from ws_main._run where record = ${record} order by started_at`

/** An approval that changes of deals begin, live; and a deal that has begun it. */
async function begun(trigger: Record<string, unknown>, settings: Record<string, unknown>): Promise<string> {
  const flow: FlowDefinition = { ...drawn('start > ask > end; ask.rejected > end1', { ask: { mode: 'any', approvers: asks('first'), ...settings } }), status: 'approval' }
  const when = { '>': [{ var: 'record.amount' }, 1000] }
  await design.put({ ...flow, trigger: { type: 'record', object: 'deal', when, ...trigger } } as never)
  await design.publish()
  const values = { name: 'Acme', amount: '5000', first: lan().person.id, second: hoa().person.id }
  const { id } = await createRecord(design.caller(), { objectName: 'deal', values, write: { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } } })
  await visit()
  return id
}

async function approve(record: string, values?: Record<string, unknown>): Promise<void> {
  const [run] = await runsOf(record)
  const { id, rev } = await taskOf(lan(), run?.id ?? '')
  await decideTask(lan(), id, { rev, decision: 'approve', requestId: `approve-${id}`, ...(values && { values }) } as never)
  await visit()
}

describe('what an approval writes itself', () => {
  it('does not begin it again: the status that it keeps', async () => {
    const record = await begun({ on: ['create', 'update'] }, {})
    await approve(record)
    expect(await runsOf(record)).toMatchObject([{ status: 'completed' }])
    expect(await sql()`select approval from ws_main.deal where id = ${record}`).toEqual([{ approval: 'approved' }])
  })

  it('does not begin it anew: what an approver fills in', async () => {
    const record = await begun({ on: ['create'], restartOn: ['amount'] }, { mode: 'all', approvers: asks('first', 'second'), edits: ['amount'] })
    await approve(record, { amount: '4000' })
    expect(await runsOf(record)).toMatchObject([{ status: 'running' }])
    expect(await sql()`select amount from ws_main.deal where id = ${record}`).toMatchObject([{ amount: expect.stringMatching(/^4000/) }])
  })
})
