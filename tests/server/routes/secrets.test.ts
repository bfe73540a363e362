import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedHeaders } from '../../../runtime/flows/effects/signature.ts'
import type { Egress } from '../../../runtime/ports.ts'
import { createEgress } from '../../../server/egress/egress.ts'
import { createFlowWorker, type FlowWorker } from '../../../server/flows/flow-worker.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { until } from '../../support/flow-runs.ts'
import { startTestApp, type TestApp } from '../../support/server.ts'
import { startWebServer, type WebServer } from '../../support/web-server.ts'

const secrets = '/api/w/main/secrets'
const token = 'tok_9f"8e7d6c5b4a'
const isNew = { headers: { 'if-none-match': '*' } }

let test: TestApp
let web: WebServer
let worker: FlowWorker
let hook: string

beforeAll(async () => {
  ;[test, web] = await Promise.all([startTestApp(), startWebServer()])
  // The ports of a test are one object, made for it.
  ;(test.parts.ports as { egress: Egress }).egress = createEgress({ allowed: [web.host, web.host.replace('127.0.0.1', 'localhost')] })
  const { parts } = test
  worker = createFlowWorker({ data: parts.data, workspaces: parts.workspaces, log: parts.log })
  await test.putRoles([{ name: 'designer', objects: {}, system: ['design'] }, { name: 'keeper', objects: {}, system: ['settings'] }])
})

afterAll(async () => {
  await worker.stop()
  await Promise.all([test.close(), web.close()])
})

const listed = async () => (await test.admin.get(secrets)).body.items
const put = (name: string, value: string, options: object = isNew) => test.admin.put(`${secrets}/${name}`, { value }, options)

/** A flow that other systems start and that calls one, with a secret among its headers. */
const calling = (secret = 'crm_token', url = `${web.url}/orders`) => ({
  ...drawn('start > http_request > end', { http_request: { method: 'POST', url, body: { note: 'hello' }, headers: [{ name: 'X-Who', value: 'tessera' }, { name: 'Authorization', secret, prefix: 'Bearer ' }] } }),
  name: 'orders', label: 'Send orders', trigger: { type: 'webhook', values: [] },
})

async function save(flow: object) {
  const { headers, status } = await test.admin.get('/api/w/main/draft/flow/orders')
  const saved = await test.admin.put('/api/w/main/draft/flow/orders', flow, status === 404 ? isNew : { headers: { 'if-match': headers.get('etag') } })
  expect(saved.status).toBeLessThan(300)
}

const plan = async () => (await test.admin.post('/api/w/main/draft/plan', {})).body

async function publish() {
  const { digest, issues } = await plan()
  expect(issues).toEqual([])
  expect((await test.admin.post('/api/w/main/draft/publish', { digest, note: '' })).status).toBe(202)
}

/** Starts the flow and waits until its run has ended or stands still. */
async function run() {
  hook ??= (await test.admin.get('/api/w/main/flows/orders/hook')).body.secret
  const body = JSON.stringify({ at: crypto.randomUUID() })
  const call = await test.visitor.post('/api/w/main/hooks/orders', body, { headers: { origin: null, ...Object.fromEntries(signedHeaders(hook, { id: crypto.randomUUID(), body, now: new Date() })) } })
  worker.wake('main')
  const rows = () => test.database.sql<{ id: string; status: string; state: { outputs: object } }[]>`select r.id, r.status, r.state from ws_main._run r where r.occasion = ${`webhook:${call.body.id}`}`
  const [found] = await until(rows, ([row]) => row?.status === 'completed' || row?.status === 'suspended')
  if (!found) throw new Error('no run')
  return found
}

/** Everything that stands in any table of any schema, as text. */
async function everythingStored(): Promise<string> {
  const tables = await test.database.sql<{ name: string }[]>`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`
  const rows = await Promise.all(tables.map(({ name }) => test.database.sql.unsafe(`select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`)))
  return rows.map(([row]) => String(row?.['text'])).join('\n')
}

/** The value in the forms in which text is stored: as it is, within JSON, and within JSON in JSON or a row. */
const formsOf = (value: string) => [value, JSON.stringify(value).slice(1, -1), value.replaceAll('"', '""'), value.replaceAll('"', '\\\\""'), value.split('"')[1] ?? value, Buffer.from(value).toString('base64'), Buffer.from(value).toString('hex')]

describe('secrets', () => {
  it('are entered by who may change the settings, within minutes of signing in, and listed for who designs; never with their value', async () => {
    const [designer, keeper, nobody] = await Promise.all([test.makePerson({ roles: ['designer'] }), test.makePerson({ roles: ['keeper'] }), test.makePerson()])
    expect((await designer.put(`${secrets}/other`, { value: token }, isNew)).status).toBe(403)
    expect((await keeper.put(`${secrets}/other`, { value: token }, isNew))).toMatchObject({ status: 201, body: { name: 'other', version: 1 } })
    expect((await nobody.get(secrets)).status).toBe(403)
    const { status, body } = await designer.get(secrets)
    expect([status, body.items]).toEqual([200, [{ name: 'other', version: 1, isReadable: true, updatedAt: expect.stringMatching(/Z$/), updatedBy: { id: keeper.id, name: expect.any(String) }, used: [] }]])
    expect((await keeper.delete(`${secrets}/other`, {})).status).toBe(428)
    await test.database.sql`update tessera.session set created_at = now() - interval '16 minutes' where user_id = ${keeper.account.id}`
    // This process remembers the session as it was.
    const elsewhere = (await test.secondProcess()).as(keeper)
    const late = [await elsewhere.put(`${secrets}/third`, { value: token }, isNew), await elsewhere.delete(`${secrets}/other`, { version: 1 })]
    expect(late.map((answer) => answer.body.code)).toEqual(['session-not-fresh', 'session-not-fresh'])
    expect((await test.admin.delete(`${secrets}/other`, { version: 1 })).status).toBe(204)
    expect(await listed()).toEqual([])
  })

  it('are declined with words that do not repeat them', async () => {
    const declined = [await put('crm', 'short'), await put('crm', `${token}\nX-Evil: 1`), await put('Crm', token), await put('crm', token, { version: 1 }), await put('crm', token, {})]
    expect(declined.map(({ status }) => status)).toEqual([422, 422, 422, 412, 428])
    expect(declined.flatMap(({ body }) => formsOf(token).filter((form) => JSON.stringify(body).includes(form)))).toEqual([])
  })

  it('stop a publish while a flow names one that is not there', async () => {
    await save(calling())
    const { issues, publishable } = await plan()
    expect(publishable).toBe(false)
    expect(issues).toMatchObject([{ code: 'flow.unknown-secret', path: '/flow/orders/nodes/1/settings/headers/1/secret', message: expect.stringContaining('There is no secret “crm_token”') }])
    expect((await put('crm_token', token)).status).toBe(201)
    await publish()
  })

  it('go out with the request and stand nowhere else, though the other system says them back', async () => {
    web.answers.push({ status: 201, body: JSON.stringify({ seen: `Bearer ${token}`, raw: '' }) + token })
    const { id, state } = await run()
    expect(web.heard.at(-1)?.headers).toMatchObject({ authorization: `Bearer ${token}`, 'x-who': 'tessera' })
    expect(state.outputs).toEqual({ nod_000000000001: { status: 201, body: '{"seen":"Bearer ***","raw":""}***' } })
    const answers = await Promise.all([`/runs/${id}`, `/runs/${id}/history`, '/draft/flow/orders', '/flows/orders/hook', '/secrets', '/releases'].map((path) => test.admin.get(`/api/w/main${path}`)))
    const [outbox] = await test.database.sql`select effect->'request'->'headers' as headers from ws_main._outbox where run = ${id}`
    expect(outbox?.['headers']).toEqual([['X-Who', 'tessera'], ['Authorization', { secret: 'crm_token', prefix: 'Bearer ' }]])
    const seen = [await everythingStored(), JSON.stringify(test.log), ...answers.map(({ body }) => JSON.stringify(body))].join('\n')
    expect(seen).toContain('crm_token')
    expect(formsOf(token).filter((form) => seen.includes(form))).toEqual([])
  })

  it('are not told to another origin that a call is sent on to', async () => {
    await save(calling('crm_token', `${web.url}/moved`))
    await publish()
    web.answers.push({ status: 307, headers: { location: `${web.url.replace('127.0.0.1', 'localhost')}/elsewhere` } })
    const from = web.heard.length
    await run()
    expect(web.heard.slice(from).map(({ path, headers }) => [path, headers.authorization])).toEqual([['/moved', `Bearer ${token}`], ['/elsewhere', undefined]])
  })

  it('stay while a live or a drafted flow names them, and say which', async () => {
    const used = (isLive: boolean, isDraft: boolean) => [{ flow: 'orders', label: 'Send orders', isLive, isDraft }]
    const remove = async () => test.admin.delete(`${secrets}/crm_token`, { version: (await listed())[0].version })
    expect(await remove()).toMatchObject({ status: 409, body: { code: 'in-use', used: used(true, true), issues: [{ code: 'secret.in-use' }] } })
    await save({ ...calling(), nodes: drawn('start > http_request > end', { http_request: { method: 'GET', url: web.url } }).nodes })
    expect(await remove()).toMatchObject({ status: 409, body: { used: used(true, false) } })
    await publish()
    await save(calling())
    expect(await remove()).toMatchObject({ status: 409, body: { used: used(false, true) } })
    await publish()
  })

  it('that are missing when they are sent bring an incident in plain words, and trying again works once they are there', async () => {
    await test.database.sql`delete from ws_main._secret`
    const from = web.heard.length
    const { id, status } = await run()
    expect([status, web.heard.length]).toEqual(['suspended', from])
    const { body } = await test.admin.get(`/api/w/main/runs/${id}`)
    expect(body.incidents).toMatchObject([{ code: 'run.unknown-secret', message: expect.stringContaining('“crm_token” is missing'), verbs: expect.arrayContaining(['retry']) }])
    await put('crm_token', 'another-value-1')
    expect((await test.admin.post(`/api/w/main/runs/${id}/retry`, { token: body.incidents[0].token }, { version: body.rev })).status).toBe(202)
    worker.wake('main')
    await until(() => test.database.sql`select status from ws_main._run where id = ${id}`, ([row]) => row?.['status'] === 'completed')
    expect(web.heard.at(-1)?.headers.authorization).toBe('Bearer another-value-1')
    expect((await put('crm_token', 'replaced-value-2', { version: 1 })).body.version).toBe(2)
    await run()
    expect(web.heard.at(-1)?.headers.authorization).toBe('Bearer replaced-value-2')
  })

  it('of another key or another name are not sent, and the list says which must be entered again', async () => {
    await test.database.sql`update ws_main._secret set key = 'ffffffffffff'`
    const incident = async () => (await test.admin.get(`/api/w/main/runs/${(await run()).id}`)).body.incidents[0].code
    expect(await incident()).toBe('run.unreadable-secret')
    expect(await listed()).toMatchObject([{ name: 'crm_token', isReadable: false }])
    await put('stolen', token)
    await test.database.sql`update ws_main._secret c set key = s.key, sealed = s.sealed from ws_main._secret s where c.name = 'crm_token' and s.name = 'stolen'`
    expect(await incident()).toBe('run.unreadable-secret')
  })

  it('leave lines in the audit that say who and when, not what', async () => {
    const lines = await test.database.sql`select op, version, changed, actor is not null as known from ws_main._change where object = '_secret' order by seq`
    expect(lines.map(({ op, version }) => `${op} ${version}`)).toEqual(['secret.create 1', 'secret.delete 1', 'secret.create 1', 'secret.create 1', 'secret.update 2', 'secret.create 1'])
    expect(lines[4]).toEqual({ op: 'secret.update', version: 2, changed: { name: { old: 'crm_token', new: 'crm_token' } }, known: true })
  })
})
