import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedHeaders } from '../../../runtime/flows/effects/signature.ts'
import { createFlowWorker, type FlowWorker } from '../../../server/flows/flow-worker.ts'
import { drawn } from '../../schemas/flows/drawn.ts'
import { until } from '../../support/flow-runs.ts'
import { startTestApp, type TestApp } from '../../support/server.ts'

let test: TestApp
let worker: FlowWorker
let secret: string
const orders = '/api/w/main/hooks/orders'

beforeAll(async () => {
  test = await startTestApp()
  const { parts, admin } = test
  const trigger = { type: 'webhook', values: [{ variable: 'note', path: '/order/no' }, { variable: 'amount', path: '/order/lines/0/amount' }, { variable: 'due', path: '/order/due' }] }
  const variables = [['note', 'text'], ['amount', 'decimal'], ['due', 'date']].map(([name, type], index) => ({ id: `var_00000000000${index}`, name, type }))
  const flow = { ...drawn('start > end'), name: 'orders', trigger, variables }
  await admin.put('/api/w/main/draft/flow/orders', flow, { headers: { 'if-none-match': '*' } })
  const { body: plan } = await admin.post('/api/w/main/draft/plan', {})
  await admin.post('/api/w/main/draft/publish', { digest: plan.digest, note: '' })
  worker = createFlowWorker({ data: parts.data, workspaces: parts.workspaces, log: parts.log })
  secret = (await admin.get('/api/w/main/flows/orders/hook')).body.secret
})

afterAll(async () => {
  await worker.stop()
  await test.close()
})

/** Calls as another system does: without an origin or a session. */
function call(body: string, { id = crypto.randomUUID() as string, by = secret, headers = {} as Record<string, string>, path = orders } = {}) {
  return test.visitor.post(path, body, { headers: { origin: null, 'content-type': 'application/json', ...Object.fromEntries(signedHeaders(by, { id, body, now: new Date() })), ...headers } })
}

const order = JSON.stringify({ order: { no: 17, due: '2026-12-01', lines: [{ amount: '12.50' }] } })
const runs = () => test.database.sql<{ status: string; occasion: string; state: { vars: object } }[]>`select status, occasion, state from ws_main._run order by id`

describe('a call from another system', () => {
  it('is taken over at once, and starts the flow with its values', async () => {
    const { status, body } = await call(order)
    expect(status).toBe(202)
    worker.wake('main')
    const [run] = await until(runs, ([row]) => row?.status === 'completed')
    expect(run).toMatchObject({ occasion: `webhook:${body.id}`, state: { vars: { note: '17', amount: '12.5', due: '2026-12-01' } } })
  })

  it('starts it once a day, however often it comes: by its key, or else by its body', async () => {
    const other = order.replace('17', '18')
    const [first, again, another] = [await call(order), await call(order), await call(other)]
    const keyed = await Promise.all([1, 2, 3].map(() => call(order, { headers: { 'idempotency-key': 'order 18' } })))
    const ids = [first, again, another, ...keyed].map(({ body }) => body.id)
    expect(ids).toEqual([ids[0], ids[0], ids[2], ids[3], ids[3], ids[3]])
    expect(new Set(ids).size).toBe(3)
    worker.wake('main')
    expect(await until(runs, (rows) => rows.length === 3 && rows.every(({ status }) => status === 'completed'))).toHaveLength(3)
    await test.database.sql`update ws_main._hook_call set at = now() - interval '25 hours'`
    expect(await Promise.all([call(order), call(order, { headers: { 'idempotency-key': 'order 18' } })]).then((later) => later.some(({ body }) => ids.includes(body.id)))).toBe(false)
  })

  it('starts nothing when somebody who has overheard it sends it again under other keys', async () => {
    const body = order.replace('17', '19')
    const moment = { id: crypto.randomUUID(), now: new Date() }
    const sent = (key: string, { id, now } = moment) => call(body, { headers: { ...Object.fromEntries(signedHeaders(secret, { id, body, now })), 'idempotency-key': key } })
    const first = await sent('order 19')
    const replays = await Promise.all(['a', 'b', 'c'].map((key) => sent(key)))
    // The sender tries again and signs anew: that is overheard, too.
    const retry = { id: crypto.randomUUID(), now: new Date() }
    const retried = [await sent('order 19', retry), await sent('d', retry)]
    expect(new Set([first, ...replays, ...retried].map((answer) => `${answer.status} ${answer.body.id}`))).toEqual(new Set([`202 ${first.body.id}`]))
    const unknown = { id: crypto.randomUUID(), now: new Date() }
    const together = await Promise.all(['e', 'f', 'g'].map((key) => sent(key, unknown)))
    expect(new Set(together.map((answer) => answer.body.id)).size).toBe(1)
    expect(together[0]?.body.id).not.toBe(first.body.id)
  })

  it('is declined without the secret, and strangers learn nothing of what there is', async () => {
    const declined = [await call(order, { by: 'whsec_bm90IHRoZSBzZWNyZXQ=' }), await call(order, { headers: { 'webhook-timestamp': '1' } }), await call(order, { path: '/api/w/main/hooks/nothing' }), await call(order, { path: '/api/w/nowhere/hooks/orders' })]
    expect(declined.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect((await test.visitor.post(orders, order, { headers: { origin: null } })).status).toBe(403)
  })

  it('is declined where it is no JSON, or too long', async () => {
    expect((await call('{')).status).toBe(400)
    expect((await call(JSON.stringify('x'.repeat(1024 * 1024)))).status).toBe(413)
  })

  it('needs the new secret once it was changed, by who may', async () => {
    const somebody = await test.makePerson({})
    expect((await somebody.get('/api/w/main/flows/orders/hook')).status).toBe(403)
    const before = secret
    const { body } = await test.admin.post('/api/w/main/flows/orders/hook')
    expect(body.address).toBe('http://localhost:3000/api/w/main/hooks/orders')
    secret = body.secret
    expect((await call(order, { by: before })).status).toBe(403)
    expect((await call(order)).status).toBe(202)
    expect((await test.admin.get('/api/w/main/signing-secret')).body.secret).toMatch(/^whsec_/)
  })
})
