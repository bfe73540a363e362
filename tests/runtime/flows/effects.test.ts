import os from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from '../../../runtime/records/create.ts'
import { isSigned } from '../../../runtime/flows/effects/signature.ts'
import { claimEffects } from '../../../runtime/flows/effects/claim-effects.ts'
import { workspaceSecret } from '../../../runtime/flows/effects/workspace-secret.ts'
import type { Egress, Mail } from '../../../runtime/ports.ts'
import { grantDataRole } from '../../../runtime/storage/migrator.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { createEgress } from '../../../server/egress/egress.ts'
import { createMailer } from '../../../server/mail/mailer.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { dataRole } from '../../support/database.ts'
import { beginRun, startWorker, storeVersion, until } from '../../support/flow-runs.ts'
import { type MailServer, startMailServer } from '../../support/mail-server.ts'
import { startTestDesign, type TestDesign } from '../../support/publishing.ts'
import { startWebServer, type WebServer } from '../../support/web-server.ts'

let design: TestDesign
let worker: ReturnType<typeof startWorker>
let web: WebServer
let mail: MailServer
let record: string
const sql = () => design.database.sql

beforeAll(async () => {
  ;[design, web, mail] = await Promise.all([startTestDesign(), startWebServer(), startMailServer()])
  // The ports of a test are one object, made for it.
  const ports = design.workspace.ports as { egress: Egress; mail: Mail }
  ports.egress = createEgress({ allowed: [web.host], patience: { headers: 2_000, whole: 3_000 } })
  ports.mail = createMailer({ smtpUrl: mail.url, folder: os.tmpdir(), baseUrl: 'https://crm.example' })
  await grantDataRole(design.database.owner.sql, 'tessera', dataRole)
  await design.put(
    {
      kind: 'object', format: 1, id: 'obj_000000000001', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
      fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }, { id: 'fld_000000000002', name: 'amount', type: 'currency', label: 'Amount' }] as never,
    } as never,
    {
      kind: 'message', format: 1, id: 'msg_000000000001', name: 'deal_news', label: 'News', object: 'deal', channels: ['in_app', 'email'],
      subject: { en: 'News of {{ record.name }}', vi: 'Tin về {{ record.name }}' }, body: { en: 'Dear {{ recipient.name }}, see {{ link }}', vi: 'Chào {{ recipient.name }}' },
    } as never,
  )
  await design.publish()
  record = await newDeal('One', '100')
  worker = startWorker(design)
})

afterAll(async () => {
  await worker.stop()
  await Promise.all([design.close(), web.close(), mail.close()])
})

const newDeal = async (name: string, amount: string): Promise<string> =>
  (await createRecord(design.caller(), { objectName: 'deal', values: { name, amount }, write: { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } } })).id

async function begin(flow: FlowDefinition): Promise<string> {
  const run = await beginRun(design, { version: await storeVersion(design, flow), flow: flow.id, record })
  worker.wake('main')
  return run
}

const runOf = async (id: string) => (await sql()`select status, state from ws_main._run where id = ${id}`)[0]
const ended = (id: string) => until(() => runOf(id), (run) => run?.['status'] === 'completed' || run?.['status'] === 'suspended')
const outboxOf = (id: string) => sql()`select state, attempts, problem from ws_main._outbox where run = ${id} order by key`

/** What failed is due at once. */
async function hurry(run: string): Promise<void> {
  await sql()`update ws_main._outbox set next_at = now() where run = ${run} and lease_until is null`
  worker.wake('main')
}

const request = (settings: object) => ({ http_request: { method: 'POST', url: `${web.url}/orders`, body: { name: { var: 'record.name' } }, ...settings } })

describe('HTTP requests', () => {
  it('carry what the node says and a key, and their answer goes on with the run', async () => {
    web.answers.push({ status: 201, body: 'made' })
    const run = await begin(drawn('start > http_request > end', request({ headers: [{ name: 'X-Who', value: 'tessera' }] })))
    expect(await ended(run)).toMatchObject({ status: 'completed', state: { outputs: { nod_000000000001: { status: 201, body: 'made' } } } })
    expect(web.heard.at(-1)).toMatchObject({ method: 'POST', path: '/orders', body: '{"name":"One"}', headers: { 'x-who': 'tessera', 'content-type': 'application/json' } })
    expect(web.heard.at(-1)?.headers['idempotency-key']).toMatch(/^[0-9a-f]{40}$/)
  })

  it('are repeated with the same key after what may pass, and not before the other side wants', async () => {
    web.answers.push({ status: 503 }, { status: 429, headers: { 'retry-after': '120' } }, { status: 200 })
    const from = web.heard.length
    const run = await begin(drawn('start > http_request > end', request({})))
    await until(() => outboxOf(run), ([row]) => row?.['problem'] !== null && row?.['problem'] !== undefined)
    await hurry(run)
    await until(async () => web.heard.length, (count) => count === from + 2)
    const [{ wait } = { wait: 0 }] = await until(() => sql()`select extract(epoch from next_at - now())::float as wait, lease_until from ws_main._outbox where run = ${run}`, ([row]) => row?.['lease_until'] === null)
    expect(Number(wait)).toBeGreaterThan(100)
    await hurry(run)
    expect(await ended(run)).toMatchObject({ status: 'completed' })
    expect(new Set(web.heard.slice(from).map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  it('that are declined leave by the port of failures at once, or bring an incident', async () => {
    web.answers.push({ status: 422 }, { status: 422 })
    const led = await begin(drawn('start > http_request > end; http_request.failed > set > end1', request({})))
    expect(await ended(led)).toMatchObject({ status: 'completed', state: { outputs: { nod_000000000001: { error: 'run.http-status' } } } })
    const stuck = await begin(drawn('start > http_request > end', request({})))
    expect(await ended(stuck)).toMatchObject({ status: 'suspended' })
    expect(await sql()`select code, params from ws_main._incident where run = ${stuck}`).toEqual([{ code: 'run.http-status', params: { status: 422, host: web.host } }])
  })

  it('do not reach into the network around the server', async () => {
    const run = await begin(drawn('start > http_request > end', request({ url: 'http://169.254.169.254/latest/meta-data' })))
    expect(await ended(run)).toMatchObject({ status: 'suspended' })
    expect(await outboxOf(run)).toMatchObject([{ state: 'refused', attempts: 1, problem: { code: 'run.address-forbidden' } }])
  })

  it('are given up after eight tries', async () => {
    const run = await begin(drawn('start > http_request > end', request({ url: 'http://127.0.0.1:1/' })))
    ;(design.workspace.ports as { egress: Egress }).egress = createEgress({ allowed: [web.host, '127.0.0.1'], patience: { headers: 2_000, whole: 3_000 } })
    // Between two tries: one that is under way would no longer be the one that it set out as.
    await until(() => sql()`update ws_main._outbox set attempts = 7 where run = ${run} and problem is not null and lease_until is null returning run`, (rows) => rows.length === 1)
    await hurry(run)
    expect(await ended(run)).toMatchObject({ status: 'suspended' })
  })

  it('are signed so that their reader can tell who sent them', async () => {
    const run = await begin(drawn('start > http_request > end', request({ signed: true })))
    await ended(run)
    const { headers, body = '' } = web.heard.at(-1) ?? {}
    const signed = { id: String(headers?.['webhook-id']), timestamp: String(headers?.['webhook-timestamp']), signatures: String(headers?.['webhook-signature']), now: new Date() }
    const secret = await workspaceSecret(design.workspace)
    expect(isSigned(secret, { ...signed, body })).toBe(true)
    expect(isSigned(secret, { ...signed, body: `${body} ` })).toBe(false)
    expect(isSigned(secret, { ...signed, body, now: new Date(Date.now() + 400_000) })).toBe(false)
  })

  it('of a worker that was killed are sent again, with the same key, when its lease has run out', async () => {
    const version = await storeVersion(design, drawn('start > http_request > end', request({})))
    const other = startWorker(design)
    await worker.stop()
    const run = await beginRun(design, { version, flow: 'flw_000000000001', record })
    await other.stop()
    const from = web.heard.length
    const stepping = startWorker(design)
    web.answers.push('silence')
    await until(async () => web.heard.length, (count) => count === from + 1)
    // As if the process had been killed while it waited for the answer: nobody notes anything.
    const [claimed] = await sql()`select attempts, state, lease_until > now() as leased from ws_main._outbox where run = ${run}`
    expect(claimed).toEqual({ attempts: 1, state: 'open', leased: true })
    expect(await claimEffects(design.workspace, 10)).toEqual([])
    await sql()`update ws_main._outbox set next_at = now(), lease_until = now() where run = ${run}`
    stepping.wake('main')
    expect(await ended(run)).toMatchObject({ status: 'completed' })
    const keys = web.heard.slice(from).map(({ headers }) => headers['idempotency-key'])
    expect([keys.length, new Set(keys).size]).toEqual([2, 1])
    await stepping.stop()
    worker = startWorker(design)
  })
})

describe('messages', () => {
  const me = () => design.caller().person.id

  it('reach each person in the own language, in the app and by e-mail, once', async () => {
    const lan = crypto.randomUUID()
    await sql()`update ws_main._person set email = 'ada@example.com' where id = ${me()}`
    await sql()`insert into ws_main._person (id, name, email, language) values (${lan}, 'Lan', 'lan@example.com', 'vi')`
    mail.declines.push('451 not now')
    const run = await begin(drawn('start > notify > end', { notify: { message: 'deal_news', to: [{ by: 'person', person: me() }, { by: 'person', person: lan }] } }))
    expect(await ended(run)).toMatchObject({ status: 'completed' })
    const told = await until(() => sql()`select person, title, body, object, record from ws_main._notification where message = 'msg_000000000001'`, (rows) => rows.length === 2)
    expect(told.find(({ person }) => person === lan)).toMatchObject({ title: 'Tin về One', body: 'Chào Lan', object: 'obj_000000000001', record })
    expect(told.find(({ person }) => person === me())).toMatchObject({ title: 'News of One', body: `Dear Ada, see https://crm.example/${record}` })
    await until(() => outboxOf(run), (rows) => rows.filter(({ state, problem }) => state === 'done' || problem !== null).length === 3)
    await hurry(run)
    await until(() => outboxOf(run), (rows) => rows.every(({ state }) => state === 'done'))
    expect(mail.letters).toHaveLength(2)
    expect(mail.letters.map((letter) => /^Message-ID: <([0-9a-f]{40})@crm\.example>/m.exec(letter)?.[1])).not.toContain(undefined)
  })

  it('do not go by e-mail to who does not want that', async () => {
    await sql()`update ws_main._person set unmailed = '{flow}' where id = ${me()}`
    const before = mail.letters.length
    const run = await begin(drawn('start > notify > end', { notify: { message: 'deal_news', to: [{ by: 'person', person: me() }] } }))
    await until(() => outboxOf(run), (rows) => rows.length === 2 && rows.every(({ state }) => state === 'done'))
    expect(mail.letters).toHaveLength(before)
    await sql()`update ws_main._person set unmailed = '{}' where id = ${me()}`
  })

  it('remind only those whom a task still waits for', async () => {
    const run = await begin(drawn('start > ask > end; ask.rejected > end1', { ask: { mode: 'any', approvers: [{ by: 'person', person: me() }], sameAsRequester: 'allow', remindEvery: { hours: 1 } } }))
    await until(() => sql()`select 1 from ws_main._timer where run = ${run}`, (rows) => rows.length === 1)
    await sql()`update ws_main._timer set due_at = now() where run = ${run}`
    worker.wake('main')
    await until(() => sql()`select title from ws_main._notification where title like 'Still waits for you: %'`, (rows) => rows.length === 1)
    expect(await sql()`select count(*)::int as armed from ws_main._timer where run = ${run} and due_at > now()`).toEqual([{ armed: 1 }])
  })

  it('put the record before people who need not answer', async () => {
    const run = await begin(drawn('start > cc > end', { cc: { to: [{ by: 'person', person: me() }] } }))
    const [task] = await until(() => sql()`select kind, state, assignee, record from ws_main._task where run = ${run}`, (rows) => rows.length === 1)
    expect(task).toEqual({ kind: 'cc', state: 'open', assignee: me(), record })
  })
})

describe('finding records', () => {
  it('gives those whose fields compare, in order, and no more than asked for', async () => {
    const big = await newDeal('Big', '5000')
    await newDeal('Bigger', '9000')
    const settings = { find_records: { object: 'deal', where: [{ path: 'amount', is: '>' as const, value: { var: 'record.amount' } }, { path: 'name', is: 'starts_with' as const, value: 'Big' }], sort: [{ path: 'amount', direction: 'asc' as const }], most: 1 } }
    const run = await begin(drawn('start > find_records > end', settings))
    expect(await ended(run)).toMatchObject({ state: { outputs: { nod_000000000001: { count: 1, first: big, items: [big] } } } })
  })
})

describe('flows that call flows', () => {
  // Ids of parts are unique in a workspace.
  const called = (text: string, name: string, mark: string): FlowDefinition =>
    JSON.parse(JSON.stringify({ ...drawn(text), id: `flw_00000000000${mark}`, name, trigger: { type: 'flow', object: 'deal' } }).replaceAll(/(nod|edg|var)_0/g, `$1_${mark}`))
  const childOf = (run: string) => sql()`select id, status, cause, record from ws_main._run where parent = ${run}`

  beforeAll(async () => {
    await design.put(called('start > set > end', 'quick', '8'), called('start > wait > end', 'slow', '9'))
    await design.publish()
  })

  it('go on when what they have called has ended', async () => {
    const run = await begin(drawn('start > sub_flow > end', { sub_flow: { flow: 'quick', record: { var: 'record' } } }))
    expect(await ended(run)).toMatchObject({ status: 'completed', state: { outputs: { nod_000000000001: { state: 'completed' } } } })
    expect(await childOf(run)).toMatchObject([{ status: 'completed', record, cause: { depth: 1 } }])
  })

  it('take what they have called along when they are cancelled, and fail with it', async () => {
    const flow = drawn('start > sub_flow > end', { sub_flow: { flow: 'slow', record: { var: 'record' } } })
    const [cancelled, failing] = [await begin(flow), await begin(flow)]
    await until(() => sql()`select 1 from ws_main._run where parent in (${cancelled}, ${failing}) and not ready`, (rows) => rows.length === 2)
    const end = { kind: 'cancel', by: null, reason: 'test' }
    const [child] = await childOf(failing)
    await sql()`insert into ws_main._inbox (run, key, row) select run, 'end', ${JSON.stringify(end)}::text::jsonb from unnest(array[${cancelled}, ${String(child?.['id'])}]::uuid[]) run`
    worker.wake('main')
    await until(() => childOf(cancelled), ([row]) => row?.['status'] === 'cancelled')
    expect(await ended(failing)).toMatchObject({ status: 'suspended' })
    expect(await sql()`select code from ws_main._incident where run = ${failing}`).toEqual([{ code: 'run.called-flow-cancelled' }])
  })
})
