import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerOfFlow } from '../../runtime/flows/flow-caller.ts'
import { stepRun } from '../../runtime/flows/run-step.ts'
import { startRun } from '../../runtime/flows/start-run.ts'
import { flowOfVersion } from '../../runtime/flows/versions/flow-of-version.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { drawn } from '../schemas/flows/drawn.ts'
import { field, object } from '../support/publishing.ts'
import { startTestApp, type TestApp, type TestPerson } from '../support/server.ts'

const w = '/api/w/main'
const deal = object('deal', [field('name', 'text', { required: true }), field('amount', 'currency')])
const asking: FlowDefinition = drawn('start > ask > end; ask.rejected > end1')

let test: TestApp
let rep: TestPerson
let other: TestPerson
let record: string
let run: string

beforeAll(async () => {
  test = await startTestApp()
  await test.putRoles([{ name: 'rep', objects: { deal: { create: true, read: 'own', update: 'own' } } }])
  await publish(deal, asking)
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
    expect(body).toMatchObject({ graph: `${w}/flows/drawn/versions/1`, tokens: [{ state: 'waiting', wait: { kind: 'tasks', tasks: [{ kind: 'approval', assignee: { id: test.admin.id, name: 'Ada Admin' } }] } }], visits: { nod_000000000000: 1, nod_000000000001: 1 }, edges: { edg_000000000000: 1 }, incidents: [], verbs: ['cancel'] })
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
