import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../schemas/ids.ts'
import { createMailer } from '../../../server/mail/mailer.ts'
import { accountObject, dealObject, quoteObject } from '../../support/sales.ts'
import { startTestApp, type TestApp, type TestPerson } from '../../support/server.ts'
import type { TestPorts } from '../../support/ports.ts'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

let server: TestApp
let rep: TestPerson
let deal: string
const base = '/api/w/main'
const quotes = {
  ...quoteObject, id: newId('object'),
  fields: [{ ...quoteObject.fields[0], id: newId('field') }, { ...quoteObject.fields[1], id: newId('field'), inverse: { name: 'quotes', label: 'Quotes' } }],
}
const message = {
  kind: 'message', format: 1, id: newId('message'), name: 'deal_won', label: 'Deal won', object: 'deal', channels: ['in_app', 'email'],
  subject: { en: '{{ record.name }} is won', vi: 'Đã thắng {{ record.name }}' },
  body: 'Dear {{ recipient.calling_name }}, {{ record.account.name }} pays {{ record.amount }} ({{ record.margin }}).{{#each record.quotes}}\n- {{ name }} of {{ deal.name }}{{/each}}\n{{ link }}',
}

beforeAll(async () => {
  server = await startTestApp()
  const { admin } = server
  for (const body of [accountObject, dealObject, quotes]) {
    const { status } = await admin.put(`${base}/draft/object/${body.name}`, body, { headers: { 'if-none-match': '*' } })
    if (status !== 201) throw new Error(`${body.name} was not saved`)
  }
  const { body: plan } = await admin.post(`${base}/draft/plan`, {})
  await admin.post(`${base}/draft/publish`, { digest: plan.digest })
  const account = await made('account', { name: 'Acme' })
  deal = await made('deal', { name: 'A <b>', account, amount: '1200.00', margin: '20' })
  for (const name of ['Q-1', 'Q-2']) await made('quote', { name, deal })
  await server.putRoles([{ name: 'designer', objects: { deal: { read: 'all' } }, fields: { 'deal.margin': 'none' }, system: ['design'] }])
  rep = await server.makePerson({ name: 'Lan', roles: ['designer'] })
})
afterAll(() => server.close())

const made = async (object: string, values: object): Promise<string> => (await server.admin.post(`${base}/records/${object}`, { values })).body.id
const preview = (person: TestPerson, more: object = {}) => person.post(`${base}/messages/preview`, { message, record: deal, ...more })

describe('a message', () => {
  it('is shown as it would reach its reader, in text and in HTML', async () => {
    const { status, body } = await preview(server.admin)
    expect([status, body.issues, body.subject, body.hidden]).toEqual([200, undefined, 'A <b> is won', []])
    expect(body.text.replaceAll('\u00a0', ' ')).toMatch(/^Dear .*, Acme pays USD 1,200\.00 \(20\.00%\)\.\n- Q-1 of A <b>\n- Q-2 of A <b>\nhttp:\/\/localhost:3000\/w\/main\/work\/records\/deal\//)
    expect(body.html).toContain('- Q-1 of A &lt;b&gt;<br>')
    expect((await preview(server.admin, { language: 'vi' })).body.subject).toBe('Đã thắng A <b>')
  })

  it('says which places only a flow fills in, and stands in for them', async () => {
    const { body } = await preview(server.admin, { message: { ...message, subject: '{{ name }}', body: '{{ task.by.name }} {{ run.link }}' } })
    expect([body.subject, body.ofFlow]).toEqual(['A <b>', ['task.by.name', 'run.link']])
    expect(body.text).toMatch(/^Ada Admin http/)
  })

  it('says no more than its sender may see', async () => {
    const { body } = await preview(rep)
    expect(body.hidden.toSorted()).toEqual(['record.account.name', 'record.margin', 'record.quotes'])
    expect(body.text).toContain(',  pays')
    expect(body.text).not.toContain('Acme')
    expect(body.text).not.toContain('Q-1')
    const stranger = await server.makePerson({ roles: ['designer'] })
    expect((await preview(stranger, { record: '01980000-0000-7000-8000-000000000000' })).status).toBe(404)
  })

  it('is refused with the place of each fault', async () => {
    const { status, body } = await preview(server.admin, { message: { ...message, body: 'Hi {{ record.nam }}' } })
    expect([status, body.issues]).toMatchObject([422, [{ code: 'rule.unknown-field', path: '/body', params: { from: 6, to: 16 } }]])
  })

  it('reaches its designer as a test, by mail and in the app', async () => {
    const { status } = await server.admin.post(`${base}/messages/test`, { message, record: deal })
    expect(status).toBe(200)
    const { mails } = server.parts.ports as TestPorts
    expect(mails.map(({ subject, html }) => [subject, html.includes('A &lt;b&gt;')])).toEqual([['A <b> is won', true]])
    const { body: page } = await server.admin.get(`${base}/notifications`)
    expect(page).toMatchObject({ unread: 1, next: null, items: [{ title: 'A <b> is won', object: 'deal', record: deal, read: false }] })
  })
})

describe('notifications', () => {
  it('are each person’s own, and are read one by one or all', async () => {
    const [{ id }] = (await server.admin.get(`${base}/notifications`)).body.items
    expect((await rep.get(`${base}/notifications`)).body).toEqual({ items: [], unread: 0, next: null })
    expect((await rep.post(`${base}/notifications/read`, { id })).status).toBe(404)
    expect((await server.admin.post(`${base}/notifications/read`, { id })).status).toBe(204)
    expect((await server.admin.get(`${base}/notifications?limit=0`)).body.unread).toBe(0)
    await server.admin.post(`${base}/messages/test`, { message: { ...message, channels: ['in_app'] }, record: deal })
    await server.admin.post(`${base}/notifications/read`, {})
    expect((await server.admin.get(`${base}/notifications`)).body.items.map((each: { read: boolean }) => each.read)).toEqual([true, true])
  })
})

describe('mails', () => {
  it('are files where no server takes them, with their headers in one piece', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tessera-mails-'))
    const mailer = createMailer({ smtpUrl: undefined, folder, baseUrl: 'https://crm.example.com' })
    expect([mailer.isKept, createMailer({ smtpUrl: 'smtp://localhost:25', folder, baseUrl: 'https://crm.example.com' }).isKept]).toEqual([true, false])
    await mailer.send({ id: 'one', to: 'lan@example.com', subject: 'Khách hàng thắng', text: 'Chào Lan', html: 'Chào Lan' })
    const letter = readFileSync(path.join(folder, readdirSync(folder)[0] ?? ''), 'utf8')
    expect(letter).toMatch(/^From: Tessera <no-reply@crm\.example\.com>\r\nTo: lan@example\.com\r\nSubject: =\?UTF-8\?/m)
    expect(letter).toContain('Message-ID: <one@crm.example.com>')
  })
})
