import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerOfFlow } from '../../runtime/flows/step/flow-caller.ts'
import { stepRun } from '../../runtime/flows/step/run-step.ts'
import { startRun } from '../support/start-run.ts'
import { visitFlows } from '../../runtime/flows/work/visit-flows.ts'
import { flowOfVersion } from '../../runtime/flows/versions/flow-of-version.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { newId } from '../../schemas/ids.ts'
import { drawn } from '../schemas/flows/drawn.ts'
import { field, object } from '../support/publishing.ts'
import { startTestApp, type TestApp, type TestPerson } from '../support/server.ts'
import { byHand } from '../support/flow-runs.ts'

const w = '/api/w/main'
const deal = object('deal', [field('name', 'text', { required: true, maxLength: 20 }), field('amount', 'currency')])
const asking: FlowDefinition = { ...drawn('start > ask > end; ask.rejected > end1'), trigger: { type: 'button', object: 'deal', label: 'Ask', when: { '>': [{ var: 'record.amount' }, 100] }, roles: ['rep'] } }
/** Its step asks for more than the field can hold. */
const failing: FlowDefinition = another(drawn('start > change > end', { change: { set: { name: 'a name that has no room' } } }), 'failing')

let test: TestApp
let rep: TestPerson
let other: TestPerson
let record: string
let run: string

beforeAll(async () => {
  test = await startTestApp()
  await test.putRoles([{ name: 'rep', objects: { deal: { create: true, read: 'own', update: 'own' } } }])
  await publish(deal, asking, failing)
  rep = await test.makePerson({ name: 'Rita Rep', roles: ['rep'] })
  other = await test.makePerson({ name: 'Otto Other', roles: ['rep'] })
  record = (await rep.post(`${w}/records/deal`, { values: { name: 'Acme renewal', amount: '250' } })).body.id
  run = await begin(asking)
})
afterAll(() => test.close())

async function publish(...definitions: readonly DefinitionHeader[]) {
  for (const { kind, name, ...rest } of definitions) await test.admin.put(`${w}/draft/${kind}/${name}`, { kind, name, ...rest }, { headers: { 'if-none-match': '*' } })
  const { body } = await test.admin.post(`${w}/draft/plan`, {})
  const published = await test.admin.post(`${w}/draft/publish`, { digest: body.digest, note: '' })
  expect(published.status).toBe(202)
}

/** Begins a run by Rita and takes its first step. */
async function begin({ id: flow }: FlowDefinition): Promise<string> {
  const workspace = await test.parts.workspaces.open('main')
  const plan = await workspace.reload()
  const compiled = await flowOfVersion(workspace.data.sql, plan, plan.flowVersions.get(flow)?.id ?? '')
  const cause = { root: 'person', depth: 0, via: 'test' }
  const started = await startRun(workspace.data.sql, plan.schema, { flow, plan: compiled, object: deal.id, record, startedBy: rep.id, cause, occasion: `button:${crypto.randomUUID()}`, now: new Date() })
  const person = { id: rep.id, name: 'Rita Rep', language: 'en', zone: 'UTC' } as const
  await stepRun(callerOfFlow(workspace, plan, { flow: compiled, person }), { run: started ?? '', flow: compiled })
  return started ?? ''
}

function another(flow: FlowDefinition, name: string): FlowDefinition {
  const id = newId('flow')
  return { ...(JSON.parse(JSON.stringify(flow).replaceAll(/(nod|edg|var)_0{8}/g, `$1_${id.slice(4, 12)}`)) as FlowDefinition), id, name }
}

const visit = async () => visitFlows(await test.parts.workspaces.open('main'), byHand())

describe('the runs of flows', () => {
  it('are listed to who designs flows, with where they stand', async () => {
    const { status, body } = await test.admin.get(`${w}/runs?flow=drawn&status=running`)
    expect(status).toBe(200)
    expect(body.items).toMatchObject([
      { id: run, rev: 1, flow: { id: asking.id, name: 'drawn', label: 'Drawn' }, version: 1, state: 'running', trigger: 'button', record: { object: 'deal', id: record, title: 'Acme renewal' }, startedBy: { id: rep.id }, stuck: false, at: [{ type: 'approval', state: 'waiting' }] },
    ])
    expect((await test.admin.get(`${w}/runs?status=completed`)).body.items).toEqual([])
    expect((await test.admin.get(`${w}/runs?stuck=true`)).body.items).toEqual([])
    expect((await test.admin.get(`${w}/runs?flow=nothing`)).body.items).toEqual([])
    expect((await test.admin.get(`${w}/runs?status=sleeping`)).status).toBe(422)
  })

  it('are told one by one, with what is waited for and the ways that were gone', async () => {
    const { body, headers } = await test.admin.get(`${w}/runs/${run}`)
    expect(headers.get('etag')).toBe('"1"')
    expect(body).toMatchObject({ graph: `${w}/flows/drawn/versions/1`, tokens: [{ state: 'waiting', wait: { kind: 'tasks', tasks: [{ kind: 'approval', assignee: { id: test.admin.id, name: 'Ada Admin' } }] } }], visits: { nod_000000000000: 1, nod_000000000001: 1 }, edges: { edg_000000000000: 1 }, incidents: [], verbs: ['cancel', 'hand_over'] })
    const graph = await test.admin.get(body.graph)
    expect(graph.body).toMatchObject({ flow: asking.id, number: 1, definition: asking })
    expect((await rep.get(body.graph)).status).toBe(403)
  })

  it('have a history, page by page', async () => {
    const { body } = await test.admin.get(`${w}/runs/${run}/history`)
    expect(body.items.map(({ kind }: { kind: string }) => kind)).toEqual(['entered', 'left', 'entered', 'waits', 'asked'])
    expect(body.next).toBeNull()
    expect((await test.admin.get(`${w}/runs/${run}/history?after=3`)).body.items).toHaveLength(2)
  })

  it('are seen by who started them and who may read the record, and by nobody else', async () => {
    expect((await rep.get(`${w}/runs?startedBy=me`)).body.items).toHaveLength(1)
    expect((await rep.get(`${w}/runs/${run}`)).body).toMatchObject({ verbs: [], record: { title: 'Acme renewal' } })
    expect((await other.get(`${w}/runs`)).body.items).toEqual([])
    expect((await other.get(`${w}/runs?object=deal&record=${record}`)).body.items).toEqual([])
    expect((await other.get(`${w}/runs/${run}`)).status).toBe(404)
    expect((await other.get(`${w}/runs/${run}/history`)).status).toBe(404)
  })

  it('keep the title of a record from who may not read it', async () => {
    await test.database.sql`update ws_main.deal set owner = ${other.id} where id = ${record}`
    expect((await rep.get(`${w}/runs/${run}`)).body).toMatchObject({ record: { id: record, title: null } })
    expect((await other.get(`${w}/runs?object=deal&record=${record}`)).body.items).toHaveLength(1)
  })
})

describe('a button on a record', () => {
  it('is told of by the records that offer it, to those who have it', async () => {
    const small = (await rep.post(`${w}/records/deal`, { values: { name: 'Small', amount: '5' } })).body.id
    const big = (await rep.post(`${w}/records/deal`, { values: { name: 'Big', amount: '500' } })).body.id
    expect((await rep.get(`${w}/records/deal/${big}/buttons`)).body.items.map(({ flow }: { flow: string }) => flow)).toEqual(['drawn', 'failing'])
    expect((await test.admin.get(`${w}/records/deal/${big}/buttons`)).body.items).toEqual([{ flow: 'failing', label: 'Go' }])
    expect((await rep.get(`${w}/records/deal/${small}/buttons`)).body.items.map(({ flow }: { flow: string }) => flow)).toEqual(['failing'])
    expect((await other.get(`${w}/records/deal/${big}/buttons`)).status).toBe(404)
    expect(await rep.post(`${w}/flows/drawn/runs`, { record: small, requestId: crypto.randomUUID() })).toMatchObject({ status: 403, body: { issues: [{ code: 'run.not-offered' }] } })
  })

  it('starts its flow once a request, and not again while that is under way', async () => {
    const id = (await rep.post(`${w}/records/deal`, { values: { name: 'Twice', amount: '500' } })).body.id
    const requestId = crypto.randomUUID()
    const presses = await Promise.all([1, 2, 3].map(() => rep.post(`${w}/flows/drawn/runs`, { record: id, requestId })))
    expect(presses.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(presses.map(({ body }) => body.run)).size).toBe(1)
    const second = (await rep.post(`${w}/records/deal`, { values: { name: 'Another', amount: '500' } })).body.id
    const { status, body } = await rep.post(`${w}/flows/drawn/runs`, { record: second, requestId })
    expect({ status, isOther: body.run !== presses[0]?.body.run }).toEqual({ status: 201, isOther: true })
    expect((await rep.get(`${w}/records/deal/${id}/buttons`)).body.items.map(({ flow }: { flow: string }) => flow)).toEqual(['failing'])
    expect((await rep.get(`${w}/runs/${presses[0]?.body.run}`)).body).toMatchObject({ trigger: 'button', startedBy: { id: rep.id }, record: { id } })
    expect(await rep.post(`${w}/flows/drawn/runs`, { record: id, requestId: crypto.randomUUID() })).toMatchObject({ status: 409, body: { issues: [{ code: 'run.under-way' }] } })
    expect((await other.post(`${w}/flows/drawn/runs`, { record: id, requestId: crypto.randomUUID() })).status).toBe(404)
    expect((await rep.post(`${w}/flows/nothing/runs`, { record: id, requestId: crypto.randomUUID() })).status).toBe(404)
  })
})

describe('what has failed', () => {
  const fails = async () => {
    const id = (await rep.post(`${w}/records/deal`, { values: { name: 'Fails', amount: '1' } })).body.id
    const started = (await rep.post(`${w}/flows/failing/runs`, { record: id, requestId: crypto.randomUUID() })).body.run
    await visit()
    return `${w}/runs/${started}`
  }

  it('is told with what can be done about it, to those who may', async () => {
    const address = await fails()
    const { body } = await test.admin.get(address)
    expect(body).toMatchObject({ state: 'suspended', stuck: true, verbs: ['cancel', 'hand_over'], incidents: [{ code: 'invalid-record', token: 1, endedAt: null, verbs: ['retry', 'skip'], message: expect.any(String) }] })
    expect((await rep.get(address)).body.incidents).toMatchObject([{ verbs: [] }])
    expect((await test.admin.get(`${w}/runs?stuck=true&flow=failing`)).body.items).toHaveLength(1)
    expect((await rep.post(`${address}/retry`, { token: 1 }, { version: body.rev })).status).toBe(403)
  })

  it('tries again, and is left as if it had been done', async () => {
    const address = await fails()
    expect((await test.admin.post(`${address}/retry`, { token: 1 }, { version: 9 })).status).toBe(412)
    expect((await test.admin.post(`${address}/retry`, { token: 1 }, { version: 1 })).status).toBe(202)
    await visit()
    const again = (await test.admin.get(address)).body
    expect(again.incidents).toMatchObject([{ endedAt: expect.any(String), verbs: [] }, { endedAt: null }])
    expect(await test.admin.post(`${address}/skip`, { token: 1, port: 'nowhere' }, { version: again.rev })).toMatchObject({ body: { issues: [{ code: 'run.unknown-port' }] } })
    expect((await test.admin.post(`${address}/skip`, { token: 1 }, { version: again.rev })).status).toBe(202)
    await visit()
    const done = (await test.admin.get(address)).body
    expect(done).toMatchObject({ state: 'completed', stuck: false, verbs: [] })
    expect(done.incidents.map(({ endedAt }: { endedAt: string | null }) => endedAt === null)).toEqual([false, false])
    expect(await test.admin.post(`${address}/cancel`, {}, { version: done.rev })).toMatchObject({ status: 409, body: { issues: [{ code: 'run.ended' }] } })
  })

  it('ends with its run', async () => {
    const address = await fails()
    expect((await test.admin.post(`${address}/cancel`, { reason: 'a mistake' }, { version: 1 })).status).toBe(202)
    await visit()
    expect((await test.admin.get(address)).body).toMatchObject({ state: 'cancelled', incidents: [{ endedAt: expect.any(String) }] })
    expect((await test.admin.get(`${address}/history`)).body.items.at(-1)).toMatchObject({ kind: 'cancelled', actor: { id: test.admin.id }, data: { reason: 'a mistake' } })
  })
})

describe('what a trigger would have started', () => {
  const asked = (trigger: object, who = test.admin) => who.post(`${w}/draft/flows/would-have-started`, { trigger: { type: 'record', object: 'deal', on: ['update'], ...trigger } })

  it('is counted over the changes of the last days, by what records were then', async () => {
    const id = (await rep.post(`${w}/records/deal`, { values: { name: 'Past', amount: '7001' } })).body.id
    for (const [version, amount] of ['7200', '7002', '7300'].entries()) await rep.patch(`${w}/records/deal/${id}`, { values: { amount } }, { version: version + 1 })
    await test.database.sql`update ws_main._change set at = now() - interval '40 days' where record = ${id} and op = 'create'`
    const { status, body } = await asked({ when: { '>': [{ var: 'record.amount' }, 7100] } })
    expect([status, body]).toMatchObject([200, { count: 2, days: 30, isComplete: true, records: [{ record: id, title: 'Past' }, { record: id }] }])
    expect((await asked({ on: ['create'], when: { '==': [{ var: 'record.amount' }, 7001] } })).body.count).toBe(0)
  })

  it('is asked by who designs, of triggers that have a past', async () => {
    expect((await asked({}, rep)).status).toBe(403)
    expect(await asked({ when: { '==': [{ var: 'record.later' }, 1] } })).toMatchObject({ body: { issues: [{ code: 'flow.not-live-yet' }] } })
    expect((await asked({ object: 'later' })).body).toMatchObject({ count: 0, isComplete: true })
    const button = await test.admin.post(`${w}/draft/flows/would-have-started`, { trigger: { type: 'button', object: 'deal', label: 'Go' } })
    expect(button.body).toMatchObject({ issues: [{ code: 'flow.no-changes-to-judge' }] })
  })
})

describe('the versions of a flow', () => {
  const versions = `${w}/flows/drawn/versions`
  beforeAll(async () => {
    await begin(asking)
    const { body, headers } = await test.admin.get(`${w}/draft/flow/drawn`)
    await test.admin.put(`${w}/draft/flow/drawn`, { ...body.definition, variables: [] }, { headers: { 'if-match': headers.get('etag') ?? '' } })
    await publish()
  })

  it('are told with what goes by each, to who draws flows', async () => {
    const { body } = await test.admin.get(versions)
    expect(body.items).toMatchObject([{ number: 2, running: 0, keeps: 'newest' }, { number: 1, nodes: [{ type: 'approval' }], keeps: 'running' }])
    expect((await rep.get(versions)).status).toBe(403)
    expect((await test.admin.get(`${w}/flows/nothing/versions`)).status).toBe(404)
  })

  it('are moved from by a job, which can be tried', async () => {
    const tried = await test.admin.post(`${versions}/1/move/try`, { to: 2 })
    expect([tried.status, tried.body.runs > 0, tried.body.movable]).toEqual([200, true, tried.body.runs])
    expect((await rep.post(`${versions}/1/move`, { to: 2 })).status).toBe(403)
    expect((await test.admin.post(`${versions}/1/move`, { to: 3 })).status).toBe(422)
    const { status, body } = await test.admin.post(`${versions}/1/move`, { to: 2 })
    expect([status, body.kind, body.about]).toEqual([202, 'move-runs', { flow: asking.id, label: 'Drawn', from: '1', to: '2' }])
  })

  it('are removed where nothing is read by them', async () => {
    const refused = await test.admin.delete(`${versions}/1`)
    expect([refused.status, refused.body.issues[0].code]).toEqual([409, 'flow.version-in-use'])
    expect((await rep.delete(`${versions}/1`)).status).toBe(403)
    expect((await test.admin.delete(`${versions}/9`)).status).toBe(404)
  })
})
