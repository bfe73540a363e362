import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from '../../../runtime/records/create.ts'
import { isSigned } from '../../../runtime/flows/effects/signature.ts'
import { createHostBreaker } from '../../../runtime/flows/effects/host-breaker.ts'
import { pauseBefore } from '../../../runtime/flows/effects/retries.ts'
import { claimEffects, keepEffects } from '../../../runtime/flows/effects/claim-effects.ts'
import type { OpenEffect } from '../../../runtime/flows/effects/sending.ts'
import { listRuns } from '../../../runtime/flows/runs/list-runs.ts'
import { readRun } from '../../../runtime/flows/runs/read-run.ts'
import { retryEffect } from '../../../runtime/flows/runs/retry-effect.ts'
import { workspaceSecret } from '../../../runtime/flows/effects/workspace-secret.ts'
import { readSettings, updateSettings } from '../../../runtime/workspaces/settings.ts'
import { usualCallLimits } from '../../../schemas/call-limits.ts'
import { decideTask } from '../../../runtime/tasks/decide-task.ts'
import type { Egress, Mail } from '../../../runtime/ports.ts'
import { grantDataRole } from '../../../runtime/storage/migrator.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { createEgress } from '../../../server/egress/egress.ts'
import { createMailer } from '../../../server/mail/mailer.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { dataRole } from '../../support/database.ts'
import { beginRun, startWorker, storeVersion, until } from '../../support/flow-runs.ts'
import { type MailServer, startMailServer } from '../../support/mail-server.ts'
import { field, object, startTestDesign, type TestDesign } from '../../support/publishing.ts'
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
      fields: [{ id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name', required: true }, { id: 'fld_000000000002', name: 'amount', type: 'currency', label: 'Amount' }, { id: 'fld_000000000003', name: 'account', type: 'lookup', label: 'Account', object: 'account' }] as never,
    } as never,
    object('account', [field('name', 'text')]),
    object('quote', [field('number', 'text'), field('deal', 'lookup', { object: 'deal', inverse: { name: 'quotes', label: 'Quotes' } })]),
    // The example of the definitions' guide, word for word.
    {
      kind: 'message', format: 1, id: 'msg_000000000002', name: 'deal_approved', label: 'Deal approved', object: 'deal', channels: ['in_app', 'email'],
      subject: { en: '{{ name }} was approved' }, body: { en: '{{ text_of(record.amount) }} for {{ record.account.name }}, approved by {{ task.by.name }}.\n{{#each record.quotes}}- {{ number }}\n{{/each}}\n{{ task.link }}' },
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

const made = async (objectName: string, values: Record<string, unknown>): Promise<string> =>
  (await createRecord(design.caller(), { objectName, values, write: { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } } })).id

const newDeal = (name: string, amount: string): Promise<string> => made('deal', { name, amount })

async function begin(flow: FlowDefinition, about = record): Promise<string> {
  const run = await beginRun(design, { version: await storeVersion(design, flow), flow: flow.id, record: about })
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

  it('are not repeated because of an answer that cannot be stored as it is', async () => {
    web.answers.push({ status: 200, body: '%PDF\0x' })
    const from = web.heard.length
    const run = await begin(drawn('start > http_request > end', request({})))
    expect(await ended(run)).toMatchObject({ status: 'completed', state: { outputs: { nod_000000000001: { status: 200, body: '%PDF\ufffdx' } } } })
    expect(web.heard).toHaveLength(from + 1)
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
    const [token] = (await readRun(design.caller(), run)).answer.tokens
    expect(token?.wait?.tries).toEqual({ begun: 2, most: 8, nextAt: expect.stringMatching(/Z$/), failed: { code: 'run.http-status', params: { status: 429, host: web.host } }, held: null })
    await hurry(run)
    expect(await ended(run)).toMatchObject({ status: 'completed' })
    expect(new Set(web.heard.slice(from).map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  it('wait as long as the other side says, also for hours', () => {
    expect(pauseBefore(1, { after: 7_200_000 })).toBe(7_200_000)
    expect(pauseBefore(20, { random: () => 1 })).toBe(3_600_000)
  })

  it('are kept from hosts that do not answer, of which those that failed last are remembered', () => {
    const hosts = createHostBreaker()
    for (let host = 0; host <= 1_000; host += 1) for (let times = 0; times < 20; times += 1) hosts.failed(`host${host}`)
    expect([hosts.pause('host0'), hosts.pause('host1') > 0, hosts.pause('host1000') > 0]).toEqual([0, true, true])
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

  it('tell another system of the record, signed, by a webhook', async () => {
    const run = await begin(drawn('start > webhook > end', { webhook: { url: `${web.url}/events`, event: { cat: ['deal.', 'grown'] }, fields: ['name', 'amount'] } }))
    await ended(run)
    const { headers, body = '', method } = web.heard.at(-1) ?? {}
    expect({ method, body: JSON.parse(body) }).toEqual({ method: 'POST', body: { type: 'deal.grown', timestamp: expect.stringMatching(/^\d{4}-.*Z$/), data: { object: 'deal', id: record, values: { name: 'One', amount: '100.00' } } } })
    const signed = { id: String(headers?.['webhook-id']), timestamp: String(headers?.['webhook-timestamp']), signatures: String(headers?.['webhook-signature']), now: new Date() }
    expect(isSigned(await workspaceSecret(design.workspace), { ...signed, body })).toBe(true)
    expect(headers?.['idempotency-key']).toBe(signed.id)
  })

  it('leave room to what is only stored, and to other workspaces', async () => {
    const { version } = await readSettings(design.caller())
    await updateSettings(design.caller(), { version, patch: { calls: { ...usualCallLimits, atOnce: 100 } } })
    web.answers.push(...Array.from({ length: 12 }, () => 'silence' as const))
    const from = web.heard.length
    const slow = await Promise.all(Array.from({ length: 12 }, () => begin(drawn('start > http_request > end', request({})))))
    await until(async () => web.heard.length, (count) => count >= from + 6)
    const quick = await begin(drawn('start > cc > end'))
    await until(() => sql()`select 1 from ws_main._task where run = ${quick}`, (rows) => rows.length === 1)
    const [leased] = await sql()`select count(*)::int as calls from ws_main._outbox where run = any(${slow}) and lease_until is not null`
    expect(leased?.['calls']).toBeLessThanOrEqual(6)
    await sql()`update ws_main._outbox set state = 'cancelled' where run = any(${slow})`
    web.answers.length = 0
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
    expect(await claimEffects(design.workspace, { outside: 10, stored: 10 })).toEqual([])
    // Who says in time that it still works keeps it; who has lost it does not.
    const [{ key } = { key: '' }] = await sql()<{ key: string }[]>`update ws_main._outbox set lease_until = now(), next_at = now() + interval '1 hour' where run = ${run} returning key`
    const left = () => sql()`select round(extract(epoch from lease_until - now()))::int as seconds, lease_until = next_at as alike from ws_main._outbox where run = ${run}`
    await keepEffects(design.workspace, [{ run, key, attempts: 2 } as OpenEffect])
    expect(await left()).toEqual([{ seconds: 0, alike: false }])
    await keepEffects(design.workspace, [{ run, key, attempts: 1 } as OpenEffect])
    expect(await left()).toEqual([{ seconds: 10, alike: true }])
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
    expect(told.find(({ person }) => person === me())).toMatchObject({ title: 'News of One', body: `Dear Ada, see https://crm.example.com/w/main/work/records/deal/${record}` })
    await until(() => outboxOf(run), (rows) => rows.filter(({ state, problem }) => state === 'done' || problem !== null).length === 3)
    await hurry(run)
    await until(() => outboxOf(run), (rows) => rows.every(({ state }) => state === 'done'))
    expect(mail.letters).toHaveLength(2)
    expect(mail.letters.map((letter) => /^Message-ID: <([0-9a-f]{40})@crm\.example>/m.exec(letter)?.[1])).not.toContain(undefined)
  })

  it('that are given up are an incident of their run, which has long ended, until they are sent again', async () => {
    await sql()`update ws_main._person set email = 'ada@example.com' where id = ${me()}`
    mail.declines.push('550 no such mailbox', '550 no such mailbox')
    const [caller, before] = [design.caller(), mail.letters.length]
    const run = await begin(drawn('start > notify > end', { notify: { message: 'deal_news', to: [{ by: 'person', person: me() }] } }))
    const incidents = async () => (await readRun(caller, run)).answer.incidents
    const [first] = await until(incidents, (rows) => rows.length === 1)
    expect(first).toMatchObject({ token: 0, node: 'nod_000000000001', code: 'run.mail-declined', params: { status: 550 }, endedAt: null, verbs: ['retry'] })
    expect((await readRun(caller, run)).answer).toMatchObject({ state: 'completed', stuck: true, verbs: [] })
    expect((await listRuns(caller, { stuck: true })).items.map(({ id }) => id)).toContain(run)
    const again = { id: run, incident: first?.id ?? '' }
    await retryEffect(caller, again)
    worker.wake('main')
    const [, second] = await until(incidents, (rows) => rows.length === 2)
    await expect(retryEffect(caller, again)).rejects.toMatchObject({ code: 'conflict' })
    await retryEffect(caller, { id: run, incident: second?.id ?? '' })
    worker.wake('main')
    await until(async () => mail.letters.length, (count) => count === before + 1)
    expect((await readRun(caller, run)).answer.stuck).toBe(false)
  })

  it('do not go by e-mail to who does not want that', async () => {
    await sql()`update ws_main._person set unmailed = '{flow}' where id = ${me()}`
    const before = mail.letters.length
    const run = await begin(drawn('start > notify > end', { notify: { message: 'deal_news', to: [{ by: 'person', person: me() }] } }))
    await until(() => outboxOf(run), (rows) => rows.length === 2 && rows.every(({ state }) => state === 'done'))
    expect(mail.letters).toHaveLength(before)
    await sql()`update ws_main._person set unmailed = '{}' where id = ${me()}`
  })

  it('go on to be sent when their run has gone on and ended', async () => {
    mail.declines.push('451 not now')
    const run = await begin(drawn('start > notify > wait > end', { notify: { message: 'deal_news', to: [{ by: 'person', person: me() }] } }))
    await until(() => outboxOf(run), (rows) => rows.some(({ problem }) => problem !== null))
    await sql()`update ws_main._timer set due_at = now() where run = ${run}`
    worker.wake('main')
    expect(await ended(run)).toMatchObject({ status: 'completed' })
    await hurry(run)
    await until(() => outboxOf(run), (rows) => rows.length === 2 && rows.every(({ state }) => state === 'done'))
  })

  it('say who decided, and lead each reader to what that reader may open', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'tessera-letters-'))
    const ports = design.workspace.ports as { mail: Mail }
    const before = ports.mail
    ports.mail = createMailer({ smtpUrl: undefined, folder, baseUrl: 'https://crm.example' })
    await sql()`update ws_main._person set email = 'ada@example.com' where id = ${me()}`
    const lan = crypto.randomUUID()
    await sql()`insert into ws_main._person (id, name, email) values (${lan}, 'Nobody', 'nobody@example.com')`
    const long = await made('deal', { name: 'Long one', amount: '100', account: await made('account', { name: 'Acme' }) })
    await made('quote', { number: 'Q-1', deal: long })
    const people = [me(), lan].map((person) => ({ by: 'person', person }))
    const run = await begin(drawn('start > ask > notify > end; ask.rejected > end1', { ask: { mode: 'any', approvers: [people[0]], sameAsRequester: 'allow' }, notify: { message: 'deal_approved', to: people } }), long)
    const [task] = await until(() => sql()`select id, rev from ws_main._task where run = ${run}`, (rows) => rows.length === 1)
    await decideTask(design.caller(), String(task?.['id']), { rev: Number(task?.['rev']), decision: 'approve', requestId: 'request-letter' })
    worker.wake('main')
    await until(() => outboxOf(run), (rows) => rows.length === 3 && rows.every(({ state }) => state === 'done'))
    const letters = await Promise.all((await readdir(folder)).map((file) => readFile(path.join(folder, file), 'utf8')))
    const plain = (to: string) => letters.find((letter) => letter.includes(`To: ${to}@example.com`))?.replaceAll('=\r\n', '').replaceAll('=3D', '=').replaceAll('\r\n', '\n') ?? ''
    expect(plain('ada')).toContain('Subject: Long one was approved')
    expect(plain('ada')).toContain(`100 for Acme, approved by Ada.\n- Q-1\n\nhttps://crm.example.com/w/main/work/inbox/${String(task?.['id'])}`)
    expect(plain('nobody')).toContain(`\nhttps://crm.example.com/w/main/work/records/deal/${long}`)
    ports.mail = before
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
