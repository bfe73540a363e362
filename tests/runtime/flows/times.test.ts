import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flowsDue } from '../../../runtime/flows/work/flows-due.ts'
import { visitFlows } from '../../../runtime/flows/work/visit-flows.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { deleteRecord } from '../../../runtime/records/delete.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { newId } from '../../../schemas/ids.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { field, object, startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { byHand } from '../../support/flow-runs.ts'

const visitObject = object('visit', [field('name', 'text', { required: true }), field('day', 'date'), field('moment', 'datetime')])

let design: TestDesign
beforeAll(async () => {
  design = await startTestDesign()
  await design.put(visitObject)
  await design.publish()
})
afterAll(() => design.close())

const sql = () => design.database.sql
const write = () => ({ now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } })

/** A flow of its own that time starts; it waits at its task. */
function byTime(trigger: Record<string, unknown> & { readonly type: string }): FlowDefinition {
  const id = newId('flow')
  const parts = JSON.stringify(drawn('start > wait > end')).replaceAll(/(nod|edg|var)_0{8}/g, `$1_${id.slice(4, 12)}`)
  return { ...(JSON.parse(parts) as FlowDefinition), id, name: `flow_${id.slice(4)}`, trigger }
}

/** Publishes a flow, and lets a worker look after it. */
async function live(flow: FlowDefinition): Promise<FlowDefinition> {
  await design.put(flow)
  await design.publish()
  await visit()
  return flow
}

const visit = (workspace = design.workspace) => visitFlows(workspace, byHand())
const make = async (values: Record<string, unknown>) => (await createRecord(design.caller(), { objectName: 'visit', values: { name: 'A', ...values }, write: write() })).id
const change = async (id: string, values: Record<string, unknown>) => {
  const [row] = await sql()<{ version: number }[]>`select version from ws_main.visit where id = ${id}`
  await updateRecord(design.caller(), { objectName: 'visit', id, version: row?.version ?? 0, values, write: write() })
}
const runsOf = async ({ id }: FlowDefinition) => (await sql()<{ record: string | null }[]>`select record from ws_main._run where flow = ${id} order by record`).map(({ record }) => record)
const dueOf = async ({ id }: FlowDefinition) => (await sql()<{ record: string; due: string }[]>`select record, due_at as due from ws_main._date_start where flow = ${id}`).map(({ record, due }) => [record, new Date(due).toISOString()])
/** Time passes: what is planned for a flow is due now. */
const past = ({ id }: FlowDefinition, by = '1 second') => sql()`update ws_main._time_trigger set next_at = now() - ${by}::interval where flow = ${id}`

describe('a schedule', () => {
  it('starts a run when it is due, once however many look, and is planned for its next time', async () => {
    const flow = await live(byTime({ type: 'schedule', cron: '0 9 * * 1' }))
    expect(await runsOf(flow)).toEqual([])
    await past(flow)
    await Promise.all([visit(), visit(), visit(), visit()])
    expect(await runsOf(flow)).toEqual([null])
    const [row] = await sql()`select next_at > now() as later from ws_main._time_trigger where flow = ${flow.id}`
    expect(row).toEqual({ later: true })
    expect((await flowsDue(design.workspace))?.getTime()).toBeGreaterThan(0)
  })

  it('makes up for a time that was missed, once, or leaves it out', async () => {
    const once = await live(byTime({ type: 'schedule', cron: '0 9 * * *' }))
    const skip = await live(byTime({ type: 'schedule', cron: '0 9 * * *', missed: 'skip' }))
    await past(once, '3 days')
    await past(skip, '3 days')
    await visit()
    expect([await runsOf(once), await runsOf(skip)]).toEqual([[null], []])
  })

  it('makes up for each time that was missed where it says so, the newest hundred at most', async () => {
    const daily = await live(byTime({ type: 'schedule', cron: '0 9 * * *', missed: 'each' }))
    const hourly = await live(byTime({ type: 'schedule', cron: '0 * * * *', missed: 'each' }))
    await past(daily, '3 days')
    await past(hourly, '30 days')
    await visit()
    const due = async ({ id }: FlowDefinition) => (await sql()<{ occasion: string }[]>`select occasion from ws_main._run where flow = ${id} order by occasion`).map(({ occasion }) => occasion.slice('schedule:'.length))
    const [first, ...days] = await due(daily)
    expect(days.length).toBe(3)
    expect(days.every((day) => day.slice(11) === days[0]?.slice(11) && day > (first ?? ''))).toBe(true)
    const [oldest = '', ...hours] = await due(hourly)
    expect(hours).toHaveLength(100)
    expect(Date.parse(hours[99] ?? '') - Date.parse(hours[0] ?? '')).toBe(99 * 3_600_000)
    expect(Date.now() - Date.parse(oldest)).toBeGreaterThan(29 * 86_400_000)
    expect(Date.now() - Date.parse(hours[99] ?? '')).toBeLessThan(3_600_000)
  })

  it('with an object starts a run for each record that fits', async () => {
    await sql()`delete from ws_main.visit`
    const fits = await make({ name: 'yes' })
    await make({ name: 'no' })
    const flow = await live(byTime({ type: 'schedule', cron: '0 9 * * *', object: 'visit', when: { '==': [{ var: 'record.name' }, 'yes'] } }))
    await past(flow)
    await visit()
    expect(await runsOf(flow)).toEqual([fits])
  })

  it('that is switched off starts nothing any more', async () => {
    const flow = await live(byTime({ type: 'schedule', cron: '0 9 * * *' }))
    await live({ ...flow, active: false })
    expect(await sql()`select * from ws_main._time_trigger where flow = ${flow.id}`).toEqual([])
  })
})

describe('a date', () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

  it('of the records that are there is planned at publish, what is past is not', async () => {
    await sql()`delete from ws_main.visit`
    const later = await make({ day: day(10) })
    await make({ day: day(-10) })
    await make({ day: null })
    const flow = await live(byTime({ type: 'date', object: 'visit', field: 'day', days: -7, at: '08:00' }))
    expect(await dueOf(flow)).toEqual([[later, `${day(3)}T08:00:00.000Z`]])
  })

  it('is followed through changes of its record, and starts a run when it comes', async () => {
    const flow = await live(byTime({ type: 'date', object: 'visit', field: 'moment', hours: -2, when: { '==': [{ var: 'record.name' }, 'B'] } }))
    const [id, other] = [await make({ moment: '2026-01-01T00:00:00.000Z' }), await make({ moment: `${day(1)}T10:00:00.000Z`, name: 'other' })]
    await change(id, { moment: `${day(2)}T10:00:00.000Z`, name: 'B' })
    await visit()
    expect((await dueOf(flow)).toSorted()).toEqual([[id, `${day(2)}T08:00:00.000Z`], [other, `${day(1)}T08:00:00.000Z`]].toSorted())
    await sql()`update ws_main._date_start set due_at = now() - interval '1 minute' where flow = ${flow.id}`
    await Promise.all([visit(), visit(), visit()])
    expect(await runsOf(flow)).toEqual([id])
    expect(await dueOf(flow)).toEqual([])
  })

  it('that is taken out, or whose record is deleted, starts nothing', async () => {
    const flow = await live(byTime({ type: 'date', object: 'visit', field: 'day', days: 0 }))
    const [id, other] = [await make({ day: day(5) }), await make({ day: day(6) })]
    await visit()
    expect((await dueOf(flow)).map(([record]) => record)).toEqual(expect.arrayContaining([id, other]))
    await change(id, { day: null })
    await deleteRecord(design.caller(), { objectName: 'visit', id: other, version: 1, write: write() })
    await visit()
    expect((await dueOf(flow)).map(([record]) => record).filter((record) => record === id || record === other)).toEqual([])
  })
  it('of a flow that this process has not heard of is left to one that has', async () => {
    await live(byTime({ type: 'date', object: 'visit', field: 'day', days: 0 }))
    await sql()`insert into ws_main._date_start values ('flw_published_elsewhere', gen_random_uuid(), now() - interval '1 minute')`
    await visit()
    expect(await sql()`select flow from ws_main._date_start where due_at < now()`).toEqual([{ flow: 'flw_published_elsewhere' }])
  })
})

describe('a visit', () => {
  const hook = () => byTime({ type: 'webhook', values: [] })
  const call = ({ id }: FlowDefinition, body: string) => sql()`insert into ws_main._hook_call (id, flow, key, body, at) values (gen_random_uuid(), ${id}, ${crypto.randomUUID()}, ${body}, now())`

  it('starts by a call, or at a time, the flow that is live and not the one this process knew', async () => {
    const schedule = await live(byTime({ type: 'schedule', cron: '0 9 * * 1' }))
    let known = design.workspace.plan()
    const called = hook()
    await design.put(called, { ...schedule, label: 'Another version' })
    await design.publish()
    await call(called, '{}')
    await past(schedule)
    await visit({ ...design.workspace, plan: () => known, reload: async () => (known = await design.workspace.reload()) })
    expect(await runsOf(called)).toHaveLength(1)
    expect(await sql()`select number from ws_main._run r join ws_main._flow_version v on v.id = r.version where r.flow = ${schedule.id}`).toEqual([{ number: 2 }])
  })

  it('does what it can where one thing fails, and says so', async () => {
    const called = await live(hook())
    const troubles: object[] = []
    await call(called, 'not json')
    await call(called, '{}')
    const worker = byHand({ trouble: (_, fields) => void troubles.push(fields) })
    await visitFlows(design.workspace, worker)
    expect(troubles).toEqual([{ call: expect.any(String) }])
    expect(await runsOf(called)).toHaveLength(1)
    await sql()`delete from ws_main._hook_call`
    await sql()`alter table ws_main._timer rename to _timer_away`
    await make({})
    await call(called, '{}')
    await visitFlows(design.workspace, worker)
    await sql()`alter table ws_main._timer_away rename to _timer`
    expect(troubles.slice(1)).toContainEqual({ duty: 'fireTimers' })
    expect(await runsOf(called)).toHaveLength(2)
  })
})
