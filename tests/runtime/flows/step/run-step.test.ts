import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerOfFlow, type FlowPlan } from '../../../../runtime/flows/step/flow-caller.ts'
import { compileFlowPlan } from '../../../../runtime/flows/versions/compile-flow-plan.ts'
import { stepRun } from '../../../../runtime/flows/step/run-step.ts'
import { startRun } from '../../../support/start-run.ts'
import { createRecord } from '../../../../runtime/records/create.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { startTestDesign, type TestDesign } from '../../../support/publishing.ts'

let design: TestDesign
beforeAll(async () => {
  design = await startTestDesign()
  await design.put({
    kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
    fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }, { id: 'fld_000000000002', name: 'amount', type: 'currency', label: 'Amount' }] as never,
  } as never)
  await design.publish()
})
afterAll(() => design.close())

const write = () => ({ now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } })
const sql = () => design.database.sql

async function begin(text: string, own: Parameters<typeof drawn>[1], values: Record<string, unknown>) {
  const caller = design.caller()
  const record = await createRecord(caller, { objectName: 'deal', values, write: write() })
  const plan = compileFlowPlan(crypto.randomUUID(), drawn(text, own), caller.plan.definitions)
  const id = (await startRun(caller.workspace.data.sql, caller.plan.schema, { flow: 'flw_000000000001', plan, object: 'deal', record: record.id, startedBy: caller.person.id, cause: write().cause, occasion: `hand:${record.id}`, now: new Date() })) ?? ''
  return { record: record.id, plan, id }
}

const step = (run: { id: string; plan: FlowPlan }) =>
  stepRun(callerOfFlow(design.workspace, design.workspace.plan(), { flow: run.plan, person: design.caller().person }), { run: run.id, flow: run.plan })

describe('a step of a run', () => {
  it('decides by the record, changes it, and ends, in one transaction', async () => {
    const run = await begin('start > if; if.yes > change > end; if.otherwise > end1', { if: { branches: [{ key: 'yes', label: 'Yes', when: { '>': [{ var: 'record.amount' }, 100] } }] } }, { name: 'Big', amount: '250' })
    expect(await step(run)).toEqual({ more: false })
    expect(await sql()`select status, rev from ws_main._run where id = ${run.id}`).toEqual([{ status: 'completed', rev: 1 }])
    expect(await sql()`select name, version from ws_main.deal where id = ${run.record}`).toEqual([{ name: 'y', version: 2 }])
    expect(await sql()`select cause from ws_main._change where record = ${run.record} order by seq desc limit 1`).toMatchObject([{ cause: { root: 'person', depth: 1, via: 'flw_000000000001' } }])
  })

  it('keeps what was done before a change that is declined, and goes on by it', async () => {
    const own = {
      change: { record: 'record', set: { amount: '300' } },
      change2: { record: 'record', set: { amount: '400', name: null } },
      change3: { record: 'record', set: { name: { cat: ['now ', { var: 'record.amount' }] } } },
    }
    const run = await begin('start > change > change2 > end; change2.failed > change3 > end1', own, { name: 'Thrice', amount: '250' })
    expect(await step(run)).toEqual({ more: false })
    expect(await sql()`select name, amount::text, version from ws_main.deal where id = ${run.record}`).toEqual([{ name: 'now 300', amount: '300.00', version: 3 }])
    const changes = await sql()`select changed from ws_main._change where record = ${run.record} and op = 'update' order by seq`
    expect(changes.map(({ changed }) => changed)).toEqual([{ fld_000000000002: { old: '250.00', new: '300.00' } }, { fld_000000000001: { old: 'Thrice', new: 'now 300' } }])
  })

  it('finds records whose fields compare, in order, and no more than asked for', async () => {
    const [, huge] = [await begin('start > end', {}, { name: 'Hugest', amount: '9000' }), await begin('start > end', {}, { name: 'Huge', amount: '5000' })]
    const where = [{ path: 'amount', is: '>' as const, value: { var: 'record.amount' } }, { path: 'name', is: 'starts_with' as const, value: 'Huge' }]
    const run = await begin('start > find_records > end', { find_records: { object: 'deal', where, sort: [{ path: 'amount', direction: 'asc' as const }], most: 1 } }, { name: 'One', amount: '100' })
    await step(run)
    expect(await sql()`select state->'outputs'->'nod_000000000001' as found from ws_main._run where id = ${run.id}`).toEqual([{ found: { count: 1, first: huge.record, items: [huge.record] } }])
  })

  it('asks the person, and goes on by what was decided', async () => {
    const run = await begin('start > ask > change > end; ask.rejected > end1', {}, { name: 'Ask' })
    await step(run)
    const [task] = await sql()`select wait, key, kind, state, assignee from ws_main._task where run = ${run.id}`
    expect(task).toMatchObject({ kind: 'approval', state: 'open' })
    const event = { kind: 'decision', task: task?.['key'], by: task?.['assignee'], decision: 'approve' }
    await sql()`insert into ws_main._inbox (run, key, row) values (${run.id}, 'd1', ${JSON.stringify({ kind: 'wait', wait: task?.['wait'], event })}::text::jsonb)`
    await step(run)
    expect(await sql()`select status from ws_main._run where id = ${run.id}`).toEqual([{ status: 'completed' }])
    expect(await sql()`select name from ws_main.deal where id = ${run.record}`).toEqual([{ name: 'y' }])
    const replay = await sql()`select distinct on (token) token as id, state from ws_main._history where run = ${run.id} order by token, seq desc`
    expect(replay).toEqual(await sql()`select id, state from ws_main._token where run = ${run.id} order by id`)
  })

  it('leaves to be sent what nobody waits for, though the run ends before it goes out', async () => {
    const run = await begin('start > cc > wait > end', { cc: { to: [{ by: 'person', person: { var: 'requester' } }] } }, { name: 'Told' })
    await step(run)
    const [timer] = await sql()`select wait, key from ws_main._timer where run = ${run.id}`
    await sql()`insert into ws_main._inbox (run, key, row) values (${run.id}, 't1', ${JSON.stringify({ kind: 'wait', wait: timer?.['wait'], event: { kind: 'timer', key: timer?.['key'] } })}::text::jsonb)`
    await step(run)
    expect(await sql()`select r.status, o.state from ws_main._run r join ws_main._outbox o on o.run = r.id where r.id = ${run.id}`).toEqual([{ status: 'completed', state: 'open' }])
  })
})

describe('a flow that acts by the rights of whoever starts it', () => {
  const beginAs = async (startedBy: string | null) => {
    const { caller } = design
    const record = await createRecord(caller(), { objectName: 'deal', values: { name: 'Whose' }, write: write() })
    const plan = compileFlowPlan(crypto.randomUUID(), { ...drawn('start > change > end; change.failed > end1'), principal: 'person' }, caller().plan.definitions)
    const id = (await startRun(caller().workspace.data.sql, caller().plan.schema, { flow: 'flw_000000000001', plan, object: 'deal', record: record.id, startedBy, cause: write().cause, occasion: `hand:${record.id}`, now: new Date() })) ?? ''
    await step({ id, plan })
    const [deal] = await sql()`select name from ws_main.deal where id = ${record.id}`
    const [run] = await sql()`select state->'outputs' as outputs from ws_main._run where id = ${id}`
    return { name: deal?.['name'], errors: Object.values(run?.['outputs'] as Record<string, { error?: string }>).flatMap(({ error }) => error ?? []) }
  }

  it('changes what that person may change, and nothing else', async () => {
    await sql()`insert into ws_main._person_role (person, role) select ${design.caller().person.id}, id from unnest(${[...design.workspace.plan().roles.keys()]}::text[]) id on conflict do nothing`
    expect(await beginAs(design.caller().person.id)).toEqual({ name: 'y', errors: [] })
    const stranger = await design.person('Lan', [])
    expect(await beginAs(stranger().person.id)).toEqual({ name: 'Whose', errors: ['not-found'] })
    expect(await beginAs(null)).toEqual({ name: 'Whose', errors: ['forbidden'] })
  })
})
