import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimEffects, keepEffects } from '../../../../runtime/flows/effects/claim-effects.ts'
import { createHostBreaker } from '../../../../runtime/flows/effects/host-breaker.ts'
import { pauseBefore } from '../../../../runtime/flows/effects/retries.ts'
import type { OpenEffect } from '../../../../runtime/flows/effects/sending.ts'
import { isSigned } from '../../../../runtime/flows/effects/signature.ts'
import { workspaceSecret } from '../../../../runtime/flows/effects/workspace-secret.ts'
import { readRun } from '../../../../runtime/flows/runs/read-run.ts'
import type { Egress } from '../../../../runtime/ports.ts'
import { readSettings, updateSettings } from '../../../../runtime/workspaces/settings.ts'
import { usualCallLimits } from '../../../../schemas/call-limits.ts'
import { createEgress } from '../../../../server/egress/egress.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { type FlowEffects, startFlowEffects } from '../../../support/flow-effects.ts'
import { until } from '../../../support/flow-runs.ts'
import { startWebServer, type WebServer } from '../../../support/web-server.ts'

let flows: FlowEffects
let web: WebServer
const sql = () => flows.design.database.sql

beforeAll(async () => {
  web = await startWebServer()
  flows = await startFlowEffects({ ports: { egress: createEgress({ allowed: [web.host], patience: { headers: 2_000, whole: 3_000 } }) } })
})
afterAll(async () => {
  await flows.close()
  await web.close()
})

const request = (settings: object) => ({ http_request: { method: 'POST', url: `${web.url}/orders`, body: { name: { var: 'record.name' } }, ...settings } })

describe('HTTP requests', () => {
  it('carry what the node says and a key, and their answer goes on with the run', async () => {
    web.answers.push({ status: 201, body: 'made' })
    const run = await flows.begin(drawn('start > http_request > end', request({ headers: [{ name: 'X-Who', value: 'tessera' }] })))
    expect(await flows.ended(run)).toMatchObject({ status: 'completed', state: { outputs: { nod_000000000001: { status: 201, body: 'made' } } } })
    expect(web.heard.at(-1)).toMatchObject({ method: 'POST', path: '/orders', body: '{"name":"One"}', headers: { 'x-who': 'tessera', 'content-type': 'application/json' } })
    expect(web.heard.at(-1)?.headers['idempotency-key']).toMatch(/^[0-9a-f]{40}$/)
  })

  it('are not repeated because of an answer that cannot be stored as it is', async () => {
    web.answers.push({ status: 200, body: '%PDF\0x' })
    const from = web.heard.length
    const run = await flows.begin(drawn('start > http_request > end', request({})))
    expect(await flows.ended(run)).toMatchObject({ status: 'completed', state: { outputs: { nod_000000000001: { status: 200, body: '%PDF\ufffdx' } } } })
    expect(web.heard).toHaveLength(from + 1)
  })

  it('are repeated with the same key after what may pass, and not before the other side wants', async () => {
    web.answers.push({ status: 503 }, { status: 429, headers: { 'retry-after': '120' } }, { status: 200 })
    const from = web.heard.length
    const run = await flows.begin(drawn('start > http_request > end', request({})))
    await until(() => flows.outboxOf(run), ([row]) => row?.['problem'] !== null && row?.['problem'] !== undefined)
    await flows.hurry(run)
    await until(async () => web.heard.length, (count) => count === from + 2)
    const [{ wait } = { wait: 0 }] = await until(() => sql()`select extract(epoch from next_at - now())::float as wait, lease_until from ws_main._outbox where run = ${run}`, ([row]) => row?.['lease_until'] === null)
    expect(Number(wait)).toBeGreaterThan(100)
    const [token] = (await readRun(flows.design.caller(), run)).answer.tokens
    expect(token?.wait?.tries).toEqual({ begun: 2, most: 8, nextAt: expect.stringMatching(/Z$/), failed: { code: 'run.http-status', params: { status: 429, host: web.host } }, held: null })
    await flows.hurry(run)
    expect(await flows.ended(run)).toMatchObject({ status: 'completed' })
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
    const led = await flows.begin(drawn('start > http_request > end; http_request.failed > set > end1', request({})))
    expect(await flows.ended(led)).toMatchObject({ status: 'completed', state: { outputs: { nod_000000000001: { error: 'run.http-status' } } } })
    const stuck = await flows.begin(drawn('start > http_request > end', request({})))
    expect(await flows.ended(stuck)).toMatchObject({ status: 'suspended' })
    expect(await sql()`select code, params from ws_main._incident where run = ${stuck}`).toEqual([{ code: 'run.http-status', params: { status: 422, host: web.host } }])
  })

  it('do not reach into the network around the server', async () => {
    const run = await flows.begin(drawn('start > http_request > end', request({ url: 'http://169.254.169.254/latest/meta-data' })))
    expect(await flows.ended(run)).toMatchObject({ status: 'suspended' })
    expect(await flows.outboxOf(run)).toMatchObject([{ state: 'refused', attempts: 1, problem: { code: 'run.address-forbidden' } }])
  })

  it('are given up after eight tries', async () => {
    const run = await flows.begin(drawn('start > http_request > end', request({ url: 'http://127.0.0.1:1/' })))
    ;(flows.design.workspace.ports as { egress: Egress }).egress = createEgress({ allowed: [web.host, '127.0.0.1'], patience: { headers: 2_000, whole: 3_000 } })
    // Between two tries: one that is under way would no longer be the one that it set out as.
    await until(() => sql()`update ws_main._outbox set attempts = 7 where run = ${run} and problem is not null and lease_until is null returning run`, (rows) => rows.length === 1)
    await flows.hurry(run)
    expect(await flows.ended(run)).toMatchObject({ status: 'suspended' })
  })

  it('are signed so that their reader can tell who sent them', async () => {
    const run = await flows.begin(drawn('start > http_request > end', request({ signed: true })))
    await flows.ended(run)
    const { headers, body = '' } = web.heard.at(-1) ?? {}
    const signed = { id: String(headers?.['webhook-id']), timestamp: String(headers?.['webhook-timestamp']), signatures: String(headers?.['webhook-signature']), now: new Date() }
    const secret = await workspaceSecret(flows.design.workspace)
    expect(isSigned(secret, { ...signed, body })).toBe(true)
    expect(isSigned(secret, { ...signed, body: `${body} ` })).toBe(false)
    expect(isSigned(secret, { ...signed, body, now: new Date(Date.now() + 400_000) })).toBe(false)
  })

  it('tell another system of the record, signed, by a webhook', async () => {
    const run = await flows.begin(drawn('start > webhook > end', { webhook: { url: `${web.url}/events`, event: { cat: ['deal.', 'grown'] }, fields: ['name', 'amount'] } }))
    await flows.ended(run)
    const { headers, body = '', method } = web.heard.at(-1) ?? {}
    expect({ method, body: JSON.parse(body) }).toEqual({ method: 'POST', body: { type: 'deal.grown', timestamp: expect.stringMatching(/^\d{4}-.*Z$/), data: { object: 'deal', id: flows.record, values: { name: 'One', amount: '100.00' } } } })
    const signed = { id: String(headers?.['webhook-id']), timestamp: String(headers?.['webhook-timestamp']), signatures: String(headers?.['webhook-signature']), now: new Date() }
    expect(isSigned(await workspaceSecret(flows.design.workspace), { ...signed, body })).toBe(true)
    expect(headers?.['idempotency-key']).toBe(signed.id)
  })

  it('leave room to what is only stored, and to other workspaces', async () => {
    const { version } = await readSettings(flows.design.caller())
    await updateSettings(flows.design.caller(), { version, patch: { calls: { ...usualCallLimits, atOnce: 100 } } })
    web.answers.push(...Array.from({ length: 12 }, () => 'silence' as const))
    const from = web.heard.length
    const slow = await Promise.all(Array.from({ length: 12 }, () => flows.begin(drawn('start > http_request > end', request({})))))
    await until(async () => web.heard.length, (count) => count >= from + 6)
    const quick = await flows.begin(drawn('start > cc > end'))
    await until(() => sql()`select 1 from ws_main._task where run = ${quick}`, (rows) => rows.length === 1)
    const [leased] = await sql()`select count(*)::int as calls from ws_main._outbox where run = any(${slow}) and lease_until is not null`
    expect(leased?.['calls']).toBeLessThanOrEqual(6)
    await sql()`update ws_main._outbox set state = 'cancelled' where run = any(${slow})`
    web.answers.length = 0
  })

  it('of a worker that was killed are sent again, with the same key, when its lease has run out', async () => {
    const from = web.heard.length
    web.answers.push('silence')
    const run = await flows.begin(drawn('start > http_request > end', request({})))
    await until(async () => web.heard.length, (count) => count === from + 1)
    // As if the process had been killed while it waited for the answer: nobody notes anything.
    const [claimed] = await sql()`select attempts, state, lease_until > now() as leased from ws_main._outbox where run = ${run}`
    expect(claimed).toEqual({ attempts: 1, state: 'open', leased: true })
    expect(await claimEffects(flows.design.workspace, { outside: 10, stored: 10 })).toEqual([])
    // Who says in time that it still works keeps it; who has lost it does not.
    const [{ key } = { key: '' }] = await sql()<{ key: string }[]>`update ws_main._outbox set lease_until = now(), next_at = now() + interval '1 hour' where run = ${run} returning key`
    const left = () => sql()`select round(extract(epoch from lease_until - now()))::int as seconds, lease_until = next_at as alike from ws_main._outbox where run = ${run}`
    await keepEffects(flows.design.workspace, [{ run, key, attempts: 2 } as OpenEffect])
    expect(await left()).toEqual([{ seconds: 0, alike: false }])
    await keepEffects(flows.design.workspace, [{ run, key, attempts: 1 } as OpenEffect])
    expect(await left()).toEqual([{ seconds: 10, alike: true }])
    await sql()`update ws_main._outbox set next_at = now(), lease_until = now() where run = ${run}`
    flows.wake()
    expect(await flows.ended(run)).toMatchObject({ status: 'completed' })
    const keys = web.heard.slice(from).map(({ headers }) => headers['idempotency-key'])
    expect([keys.length, new Set(keys).size]).toEqual([2, 1])
  })
})
