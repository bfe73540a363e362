import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRuns } from '../../../../runtime/flows/runs/list-runs.ts'
import { readRun } from '../../../../runtime/flows/runs/read-run.ts'
import { retryEffect } from '../../../../runtime/flows/runs/retry-effect.ts'
import type { Mail } from '../../../../runtime/ports.ts'
import { decideTask } from '../../../../runtime/tasks/decide-task.ts'
import { createMailer } from '../../../../server/mail/mailer.ts'
import { drawn } from '../../../schemas/flows/drawn.ts'
import { type FlowEffects, startFlowEffects } from '../../../support/flow-effects.ts'
import { until } from '../../../support/flow-runs.ts'
import { type MailServer, startMailServer } from '../../../support/mail-server.ts'
import { field, object } from '../../../support/publishing.ts'

let flows: FlowEffects
let mail: MailServer
const sql = () => flows.design.database.sql

beforeAll(async () => {
  mail = await startMailServer()
  flows = await startFlowEffects({
    ports: { mail: createMailer({ smtpUrl: mail.url, folder: os.tmpdir(), baseUrl: 'https://crm.example' }) },
    definitions: [
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
    ],
  })
})
afterAll(async () => {
  await flows.close()
  await mail.close()
})

describe('messages', () => {
  const me = () => flows.design.caller().person.id

  it('reach each person in the own language, in the app and by e-mail, once', async () => {
    const lan = crypto.randomUUID()
    await sql()`update ws_main._person set email = 'ada@example.com' where id = ${me()}`
    await sql()`insert into ws_main._person (id, name, email, language) values (${lan}, 'Lan', 'lan@example.com', 'vi')`
    mail.declines.push('451 not now')
    const run = await flows.begin(drawn('start > notify > end', { notify: { message: 'deal_news', to: [{ by: 'person', person: me() }, { by: 'person', person: lan }] } }))
    expect(await flows.ended(run)).toMatchObject({ status: 'completed' })
    const told = await until(() => sql()`select person, title, body, object, record from ws_main._notification where message = 'msg_000000000001'`, (rows) => rows.length === 2)
    expect(told.find(({ person }) => person === lan)).toMatchObject({ title: 'Tin về One', body: 'Chào Lan', object: 'obj_000000000001', record: flows.record })
    expect(told.find(({ person }) => person === me())).toMatchObject({ title: 'News of One', body: `Dear Ada, see https://crm.example.com/w/main/work/records/deal/${flows.record}` })
    await until(() => flows.outboxOf(run), (rows) => rows.filter(({ state, problem }) => state === 'done' || problem !== null).length === 3)
    await flows.hurry(run)
    await until(() => flows.outboxOf(run), (rows) => rows.every(({ state }) => state === 'done'))
    expect(mail.letters).toHaveLength(2)
    expect(mail.letters.map((letter) => /^Message-ID: <([0-9a-f]{40})@crm\.example>/m.exec(letter)?.[1])).not.toContain(undefined)
  })

  it('that are given up are an incident of their run, which has long ended, until they are sent again', async () => {
    await sql()`update ws_main._person set email = 'ada@example.com' where id = ${me()}`
    mail.declines.push('550 no such mailbox', '550 no such mailbox')
    const [caller, before] = [flows.design.caller(), mail.letters.length]
    const run = await flows.begin(drawn('start > notify > end', { notify: { message: 'deal_news', to: [{ by: 'person', person: me() }] } }))
    const incidents = async () => (await readRun(caller, run)).answer.incidents
    const [first] = await until(incidents, (rows) => rows.length === 1)
    expect(first).toMatchObject({ token: 0, node: 'nod_000000000001', code: 'run.mail-declined', params: { status: 550 }, endedAt: null, verbs: ['retry'] })
    expect((await readRun(caller, run)).answer).toMatchObject({ state: 'completed', stuck: true, verbs: [] })
    expect((await listRuns(caller, { stuck: true })).items.map(({ id }) => id)).toContain(run)
    const again = { id: run, incident: first?.id ?? '' }
    await retryEffect(caller, again)
    flows.wake()
    const [, second] = await until(incidents, (rows) => rows.length === 2)
    await expect(retryEffect(caller, again)).rejects.toMatchObject({ code: 'conflict' })
    await retryEffect(caller, { id: run, incident: second?.id ?? '' })
    flows.wake()
    await until(async () => mail.letters.length, (count) => count === before + 1)
    expect((await readRun(caller, run)).answer.stuck).toBe(false)
  })

  it('do not go by e-mail to who does not want that', async () => {
    await sql()`update ws_main._person set unmailed = '{flow}' where id = ${me()}`
    const before = mail.letters.length
    const run = await flows.begin(drawn('start > notify > end', { notify: { message: 'deal_news', to: [{ by: 'person', person: me() }] } }))
    await until(() => flows.outboxOf(run), (rows) => rows.length === 2 && rows.every(({ state }) => state === 'done'))
    expect(mail.letters).toHaveLength(before)
    await sql()`update ws_main._person set unmailed = '{}' where id = ${me()}`
  })

  it('go on to be sent when their run has gone on and ended', async () => {
    mail.declines.push('451 not now')
    const run = await flows.begin(drawn('start > notify > wait > end', { notify: { message: 'deal_news', to: [{ by: 'person', person: me() }] } }))
    await until(() => flows.outboxOf(run), (rows) => rows.some(({ problem }) => problem !== null))
    await sql()`update ws_main._timer set due_at = now() where run = ${run}`
    flows.wake()
    expect(await flows.ended(run)).toMatchObject({ status: 'completed' })
    await flows.hurry(run)
    await until(() => flows.outboxOf(run), (rows) => rows.length === 2 && rows.every(({ state }) => state === 'done'))
  })

  it('say who decided, and lead each reader to what that reader may open', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'tessera-letters-'))
    const ports = flows.design.workspace.ports as { mail: Mail }
    const before = ports.mail
    ports.mail = createMailer({ smtpUrl: undefined, folder, baseUrl: 'https://crm.example' })
    await sql()`update ws_main._person set email = 'ada@example.com' where id = ${me()}`
    const lan = crypto.randomUUID()
    await sql()`insert into ws_main._person (id, name, email) values (${lan}, 'Nobody', 'nobody@example.com')`
    const long = await flows.make('deal', { name: 'Long one', amount: '100', account: await flows.make('account', { name: 'Acme' }) })
    await flows.make('quote', { number: 'Q-1', deal: long })
    const people = [me(), lan].map((person) => ({ by: 'person', person }))
    const run = await flows.begin(drawn('start > ask > notify > end; ask.rejected > end1', { ask: { mode: 'any', approvers: [people[0]], sameAsRequester: 'allow' }, notify: { message: 'deal_approved', to: people } }), long)
    const [task] = await until(() => sql()`select id, rev from ws_main._task where run = ${run}`, (rows) => rows.length === 1)
    await decideTask(flows.design.caller(), String(task?.['id']), { rev: Number(task?.['rev']), decision: 'approve', requestId: 'request-letter' })
    flows.wake()
    await until(() => flows.outboxOf(run), (rows) => rows.length === 3 && rows.every(({ state }) => state === 'done'))
    const letters = await Promise.all((await readdir(folder)).map((file) => readFile(path.join(folder, file), 'utf8')))
    const plain = (to: string) => letters.find((letter) => letter.includes(`To: ${to}@example.com`))?.replaceAll('=\r\n', '').replaceAll('=3D', '=').replaceAll('\r\n', '\n') ?? ''
    expect(plain('ada')).toContain('Subject: Long one was approved')
    expect(plain('ada')).toContain(`100 for Acme, approved by Ada.\n- Q-1\n\nhttps://crm.example.com/w/main/work/inbox/${String(task?.['id'])}`)
    expect(plain('nobody')).toContain(`\nhttps://crm.example.com/w/main/work/records/deal/${long}`)
    ports.mail = before
  })

  it('remind only those whom a task still waits for', async () => {
    const run = await flows.begin(drawn('start > ask > end; ask.rejected > end1', { ask: { mode: 'any', approvers: [{ by: 'person', person: me() }], sameAsRequester: 'allow', remindEvery: { hours: 1 } } }))
    await until(() => sql()`select 1 from ws_main._timer where run = ${run}`, (rows) => rows.length === 1)
    await sql()`update ws_main._timer set due_at = now() where run = ${run}`
    flows.wake()
    await until(() => sql()`select title from ws_main._notification where title like 'Still waits for you: %'`, (rows) => rows.length === 1)
    expect(await sql()`select count(*)::int as armed from ws_main._timer where run = ${run} and due_at > now()`).toEqual([{ armed: 1 }])
  })

  it('put the record before people who need not answer', async () => {
    const run = await flows.begin(drawn('start > cc > end', { cc: { to: [{ by: 'person', person: me() }] } }))
    const [task] = await until(() => sql()`select kind, state, assignee, record from ws_main._task where run = ${run}`, (rows) => rows.length === 1)
    expect(task).toEqual({ kind: 'cc', state: 'open', assignee: me(), record: flows.record })
  })
})
