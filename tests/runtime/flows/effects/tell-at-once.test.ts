import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerOfFlow } from '../../../../runtime/flows/step/flow-caller.ts'
import { stepRun } from '../../../../runtime/flows/step/run-step.ts'
import { flowOfVersion } from '../../../../runtime/flows/versions/flow-of-version.ts'
import { createRecord } from '../../../../runtime/records/create.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { beginRun, storeVersion } from '../../../support/flow-runs.ts'
import { field, object, startTestDesign, type TestDesign } from '../../../support/publishing.ts'

let design: TestDesign
const sql = () => design.database.sql
const requester = { by: 'person', person: { var: 'requester' } }

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(object('deal', [field('name', 'text')]), {
    kind: 'message', format: 1, id: 'msg_000000000001', name: 'deal_news', label: 'News', object: 'deal', channels: ['in_app', 'email'],
    subject: { en: 'News of {{ record.name }}' }, body: { en: 'Dear {{ recipient.name }}' },
  } as never)
  await design.publish()
})
afterAll(() => design.close())

/** Steps a run of this flow once; no worker is there to send anything. */
async function stepped(...flow: Parameters<typeof drawn>) {
  const caller = design.caller()
  const { id: record } = await createRecord(caller, { objectName: 'deal', values: { name: 'Old' }, write: { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } } })
  const definition = drawn(...flow)
  const version = await storeVersion(design, definition)
  const run = await beginRun(design, { version, flow: definition.id, record })
  const compiled = await flowOfVersion(sql(), caller.plan, version)
  await stepRun(callerOfFlow(design.workspace, caller.plan, { flow: compiled, person: caller.person }), { run, record, flow: compiled })
  const [found] = await sql()`select r.status, array(select (effect->>'kind') || ' ' || state from ws_main._outbox o where o.run = r.id order by key) as effects,
    array(select title from ws_main._notification n where n.record = ${record} order by id) as told from ws_main._run r where r.id = ${run}`
  return found
}

describe('a step that tells people', () => {
  it('does so by itself, of what it has just done, and leaves letters to be sent', async () => {
    const change = { record: 'record', set: { name: 'New' } }
    expect(await stepped('start > change > notify > end', { change, notify: { message: 'deal_news', to: [requester] } })).toEqual({ status: 'completed', effects: ['notice done', 'outside open'], told: ['News of New'] })
  })

  it('gives those who get a copy their task at once', async () => {
    const found = await stepped('start > cc > wait > end', { cc: { to: [requester] } })
    expect(found).toMatchObject({ status: 'running', effects: ['copy done'], told: [expect.stringContaining('For your information')] })
  })

  it('leaves it to be sent where many are told', async () => {
    await sql()`insert into ws_main._person (id, name, language) select gen_random_uuid(), 'P' || n, 'en' from generate_series(1, 6) n`
    const people = await sql()`select id from ws_main._person where name like 'P_'`
    const to = people.map(({ id }) => ({ by: 'person', person: id }))
    expect(await stepped('start > notify > end', { notify: { message: 'deal_news', to } })).toEqual({ status: 'completed', effects: ['notice open'], told: [] })
  })

  it('loses nothing of what it did where nobody can be told: the outbox tries again and says why', async () => {
    const change = { record: 'record', set: { name: 'New' } }
    expect(await stepped('start > change > notify > end', { change, notify: { message: 'gone', to: [requester] } })).toEqual({ status: 'completed', effects: ['notice open'], told: [] })
    expect(await sql()`select count(*)::int as changed from ws_main.deal where name = 'New'`).toEqual([{ changed: 2 }])
  })
})
