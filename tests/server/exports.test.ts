import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import { exportKind } from '../../runtime/exports/export-kind.ts'
import { importKind } from '../../runtime/imports/import-kind.ts'
import { createJobRunner, type JobRunner } from '../../server/jobs/job-runner.ts'
import { addressOfExport } from '../../server/routes/exports.ts'
import { addressOfErrors } from '../../server/routes/imports.ts'
import type { Client, TestAnswer } from '../support/client.ts'
import { logged, type LoggedLine } from '../support/logged.ts'
import { putRelease } from '../support/release.ts'
import { startTestApp, type TestApp, type TestPerson } from '../support/server.ts'

const text = { type: 'text', label: 'X' }

/** A contact points at a company; its phone and the company's name are personal data. */
const definitions = [
  { kind: 'object', format: 1, id: 'obj_00000company', name: 'company', label: 'Company', plural: 'Companies', title: 'name', fields: [
    { ...text, id: 'fld_000000comp01', name: 'name', label: 'Name', required: true, personal: 'basic', purpose: { en: 'To write to them', vi: 'Để gửi thư' }, legalBasis: 'contract', retention: 'Ten years' },
  ] },
  { kind: 'object', format: 1, id: 'obj_00000contact', name: 'contact', label: 'Contact', plural: { en: 'Contacts', vi: 'Liên hệ' }, title: 'name', unique: [{ id: 'unq_000000cont01', fields: ['code'] }], fields: [
    { ...text, id: 'fld_000000cont01', name: 'name', label: { en: 'Name', vi: 'Tên' }, required: true },
    { ...text, id: 'fld_000000cont02', name: 'code', label: 'Code' },
    { id: 'fld_000000cont03', name: 'company', type: 'lookup', label: 'Company', object: 'company', onDelete: 'set_null' },
    { id: 'fld_000000cont04', name: 'phone', type: 'phone', label: { en: 'Phone', vi: 'Điện thoại' }, personal: 'sensitive' },
    { id: 'fld_000000cont05', name: 'amount', type: 'currency', label: 'Amount', currency: 'USD' },
    { id: 'fld_000000cont06', name: 'share', type: 'percent', label: 'Share' },
    { id: 'fld_000000cont07', name: 'met', type: 'date', label: 'Met' },
    { id: 'fld_000000cont08', name: 'seen', type: 'datetime', label: 'Seen' },
    { id: 'fld_000000cont09', name: 'is_hot', type: 'boolean', label: 'Hot' },
    { id: 'fld_000000cont10', name: 'tags', type: 'tags', label: 'Tags' },
    { id: 'fld_000000cont11', name: 'home', type: 'address', label: 'Home' },
    { id: 'fld_000000cont12', name: 'waited', type: 'duration', label: 'Waited' },
    { id: 'fld_000000cont13', name: 'notes', type: 'rich_text', label: 'Notes' },
    { ...text, id: 'fld_000000cont14', name: 'secret', label: 'Secret' },
    { id: 'fld_000000cont15', name: 'seats', type: 'integer', label: 'Seats' },
  ] },
  { kind: 'view', format: 1, id: 'viw_000000cont01', name: 'contact_hot', object: 'contact', label: 'Hot', as: 'table', columns: ['name', 'amount'], where: { var: 'is_hot' }, sort: [{ path: 'name', direction: 'desc' }] },
] as unknown as readonly DefinitionHeader[]

let test: TestApp
let runner: JobRunner
let seller: TestPerson
let reader: TestPerson
const log: LoggedLine[] = []

const w = '/api/w/main'

beforeAll(async () => {
  test = await startTestApp()
  const { data, workspaces } = test.parts
  await putRelease(await workspaces.open('main'), definitions)
  await test.putRoles([
    { name: 'seller', objects: { contact: { create: true, read: 'own', update: 'own', export: true }, company: { read: 'all' } }, fields: { 'contact.secret': 'none' } },
    { name: 'reader', objects: { contact: { read: 'all' } } },
  ])
  await (await workspaces.open('main')).reload()
  seller = await test.makePerson({ name: 'Seller', roles: ['seller'] })
  reader = await test.makePerson({ name: 'Reader', roles: ['reader'] })
  runner = createJobRunner({ data, workspaces, kinds: [importKind({ addressOfErrors }), exportKind({ addressOfFile: addressOfExport })], log: logged(log) })
  runner.start()
  const company = (await test.admin.post(`${w}/records/company`, { values: { name: 'Công ty An' } })).body.id
  const made = await test.admin.post(`${w}/records/contact`, { values: {
    name: '=HYPERLINK("x")', code: 'A-1', company, phone: '+84912345678', amount: '-1234.50', share: '-12.5', met: '2026-11-21', seen: '2026-11-21T20:30:00.000Z', is_hot: true,
    tags: ['vip', 'a b'], home: { street: '12 Lý Thường Kiệt', city: 'Hà Nội', country: 'VN' }, waited: 5_430, notes: '<p>Very <strong>kind</strong></p>', secret: 'hidden', seats: 7,
  } })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  await test.admin.post(`${w}/records/contact`, { values: { name: 'Bình, "B"\nline', code: 'A-2', seats: 3 } })
  await seller.post(`${w}/records/contact`, { values: { name: 'Own', is_hot: true } })
})

afterAll(async () => {
  await runner.stop()
  await test.close()
})

async function ended({ body, status }: TestAnswer, client: Client): Promise<TestAnswer['body']> {
  expect({ status, body }).toMatchObject({ status: 202 })
  runner.wake('main')
  for (let tries = 0; tries < 200; tries += 1) {
    const job = (await client.get(`${w}/jobs/${body.id}`)).body
    if (job.finishedAt !== null) return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the job did not end')
}

const asked = (more: object = {}) => ({ object: 'contact', mode: 'people', format: 'csv', query: {}, reason: 'Yearly letter', ...more })

const exported = async (request: object, client: Client = test.admin) => ended(await client.post(`${w}/exports`, asked(request)), client)

async function csvOf(request: object, client: TestPerson = test.admin): Promise<string> {
  const job = await exported(request, client)
  expect(job).toMatchObject({ state: 'done' })
  const answer = await test.app.request(job.result.file, { headers: { cookie: client.cookie } })
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /)
  const bytes = await answer.bytes()
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  return new TextDecoder().decode(bytes.subarray(3))
}

describe('an export for people', () => {
  it('says labels, titles and values in the reader’s words, and guards what looks like a formula', async () => {
    const select = ['name', 'company', 'phone', 'amount', 'share', 'met', 'is_hot', 'tags', 'home', 'waited', 'notes', 'company.name']
    expect(await csvOf({ query: { select, where: { '==': [{ var: 'code' }, 'A-1'] } } })).toBe(
      'Name,Company,Phone,Amount,Share,Met,Hot,Tags,Home,Waited,Notes,Company › Name\r\n' +
        `"'=HYPERLINK(""x"")",Công ty An,'+84 912 345 678,"'-USD\u00a01,234.50",-12.50%,"Nov 21, 2026",Yes,vip; a b,"12 Lý Thường Kiệt, Hà Nội, Vietnam",1h 30m 30s,Very kind,Công ty An\r\n`,
    )
  })

  it('takes filter, order and columns of a view, of which the person asks other columns', async () => {
    expect(await csvOf({ query: { view: 'contact_hot' }, reason: undefined })).toBe(`Name,Amount\r\nOwn,\r\n"'=HYPERLINK(""x"")","'-USD\u00a01,234.50"\r\n`)
    expect(await csvOf({ query: { view: 'contact_hot', select: ['code'], search: 'own' }, reason: undefined })).toBe('Code\r\n\r\n')
  })

  it('keeps numbers, dates and texts as cells of a workbook, on the person’s clocks', async () => {
    const job = await exported({ format: 'xlsx', query: { select: ['name', 'amount', 'share', 'met', 'seen', 'is_hot', 'seats', 'waited'], sort: [{ path: 'code' }] } })
    expect(job.result).toMatchObject({ rows: 3, name: expect.stringMatching(/^Contacts 20\d\d-\d\d-\d\d\.xlsx$/) })
    const bytes = await (await test.app.request(job.result.file, { headers: { cookie: test.admin.cookie } })).bytes()
    const file = (await (await test.app.request(`http://localhost:3000${w}/files?name=a.xlsx`, { method: 'POST', headers: { cookie: test.admin.cookie, origin: 'http://localhost:3000', 'content-type': 'application/octet-stream' }, body: bytes })).json()).id
    const preview = (await test.admin.post(`${w}/files/${file}/preview`, {})).body
    expect(preview).toMatchObject({ format: 'xlsx', sheet: 'Contacts', rows: [
      ['=HYPERLINK("x")', '-1234.5', '-12.5%', '2026-11-21', '2026-11-21 20:30:00', 'Yes', '7', expect.any(String)],
      ['Bình, "B"\nline', '', '', '', '', '', '3', ''],
      ['Own', '', '', '', '', 'Yes', '', ''],
    ] })
  })
})

describe('an exact export', () => {
  it.each(['csv', 'xlsx'])('is read again by an import without a change (%s)', async (format) => {
    const job = await exported({ mode: 'exact', format, query: { where: { '!': [{ is_blank: [{ var: 'code' }] }] } } })
    const bytes = await (await test.app.request(job.result.file, { headers: { cookie: test.admin.cookie } })).bytes()
    const file = (await (await test.app.request(`http://localhost:3000${w}/files?name=a.${format}`, { method: 'POST', headers: { cookie: test.admin.cookie, origin: 'http://localhost:3000', 'content-type': 'application/octet-stream' }, body: bytes })).json()).id
    const { mapping, key, columns } = (await test.admin.post(`${w}/files/${file}/preview?object=contact`, {})).body
    expect([mapping.exact, key, columns[0].column]).toEqual([true, ['code'], 'id'])
    const again = await ended(await test.admin.post(`${w}/imports`, { file, object: 'contact', mode: 'upsert', key, mapping }), test.admin)
    expect(again).toMatchObject({ state: 'done', result: { created: 0, updated: 0, unchanged: 2, rejected: 0 } })
  })
})

describe('the rights', () => {
  it('decide who exports, which records and which columns', async () => {
    expect((await reader.post(`${w}/exports`, asked())).body).toMatchObject({ code: 'forbidden' })
    expect((await reader.post(`${w}/exports/preview`, { object: 'contact', mode: 'people', query: {} })).status).toBe(403)
    expect((await seller.post(`${w}/exports`, asked({ object: 'nothing' }))).status).toBe(404)
    expect((await test.visitor.post(`${w}/exports`, asked())).status).toBe(401)
    const own = await csvOf({ mode: 'exact', reason: undefined }, seller)
    expect(own.split('\r\n')).toHaveLength(3)
    expect(own).not.toMatch(/secret|phone|hidden/)
    // Hidden fields are unknown at every place of the question, on other objects too.
    for (const query of [{ select: ['phone'] }, { select: ['company.name'] }, { sort: [{ path: 'secret' }] }, { where: { '==': [{ var: 'secret' }, 'hidden'] } }, { where: { '==': [{ var: 'company.name' }, 'x'] } }]) {
      for (const address of ['exports', 'exports/preview']) {
        const { format, reason, ...question } = asked({ query })
        const { status, body } = await seller.post(`${w}/${address}`, address === 'exports' ? { ...question, format, reason } : question)
        expect([query, status, body.code]).toEqual([query, 422, 'invalid-request'])
      }
    }
    expect((await seller.post(`${w}/exports/preview`, { object: 'contact', mode: 'people', query: { search: 'hidden' } })).body.rows).toBe(0)
    expect((await seller.get(`${w}/exports`)).status).toBe(403)
  })

  it('are asked again when the file is fetched, and nobody else ever gets it', async () => {
    const job = await exported({ reason: undefined, query: { select: ['name'] } }, seller)
    expect((await seller.get(job.result.file)).status).toBe(200)
    for (const client of [test.admin, reader]) expect((await client.get(job.result.file)).status).toBe(404)
    expect((await test.visitor.get(job.result.file)).status).toBe(401)
    await test.database.sql`delete from ws_main._person_role where person = ${seller.id}`
    await test.database.sql`update ws_main._live set rights = rights + 1`
    await expect.poll(async () => (await seller.get(job.result.file)).status, { timeout: 5_000 }).toBe(404)
    await test.database.sql`insert into ws_main._person_role (person, role) select ${seller.id}, id from (select body->>'id' as id from ws_main._definition where body->>'name' = 'seller') r`
    await test.database.sql`update ws_main._live set rights = rights + 1`
    await expect.poll(async () => (await seller.get(job.result.file)).status, { timeout: 5_000 }).toBe(200)
    await test.database.sql`update ws_main._file set expires_at = now() - interval '1 second' where id = (select file from ws_main._export where id = ${job.id})`
    expect((await seller.get(job.result.file)).status).toBe(404)
  })
})

describe('personal data', () => {
  it('leave with a reason, which the list of exports keeps', async () => {
    expect((await test.admin.post(`${w}/exports/preview`, { object: 'contact', mode: 'people', query: { select: ['name', 'company', 'phone'] } })).body).toEqual({
      rows: 3,
      columns: [{ path: 'name', label: 'Name' }, { path: 'company', label: 'Company' }, { path: 'phone', label: 'Phone' }],
      personal: [{ label: 'Name', category: 'basic' }, { label: 'Phone', category: 'sensitive' }],
    })
    for (const reason of [undefined, '  ']) {
      expect((await test.admin.post(`${w}/exports`, asked({ reason }))).body).toMatchObject({ code: 'invalid-request', issues: [{ code: 'export.reason-needed', path: '/reason' }] })
    }
    // The id of a company tells nothing of a person; its name does.
    expect((await test.admin.post(`${w}/exports/preview`, { object: 'contact', mode: 'exact', query: { select: ['company'] } })).body.personal).toEqual([])
    const job = await exported({ query: { select: ['phone'] }, reason: ' Yearly letter ' })
    const { items } = (await test.admin.get(`${w}/exports?personal=true&limit=1`)).body
    expect(items).toEqual([{
      id: job.id, at: expect.any(String), by: { id: test.admin.id, name: expect.any(String) }, object: 'Contacts', format: 'csv', mode: 'people', rows: 3,
      personal: [{ label: 'Phone', category: 'sensitive' }], reason: 'Yearly letter',
    }])
  })
})

describe('the register of personal data', () => {
  it('says what each field is for, which roles see it and how many records hold it, the unsaid first', async () => {
    const { items } = (await test.admin.get(`${w}/personal-data`)).body
    expect(items).toMatchObject([
      { object: { name: 'contact', label: 'Contact' }, field: { name: 'phone', label: 'Phone' }, category: 'sensitive', purpose: null, legalBasis: null, retention: null, records: 1, roles: ['Administrator'] },
      { object: { name: 'company' }, field: { name: 'name' }, category: 'basic', purpose: 'To write to them', legalBasis: 'contract', retention: 'Ten years', records: 1, roles: ['Administrator'] },
    ])
    expect((await seller.get(`${w}/personal-data`)).status).toBe(403)
  })

  it('counts nothing for whoever may not read the field in every record', async () => {
    await test.putRoles([{ name: 'keeper', objects: { contact: { read: 'own' }, company: { read: 'all' } }, fields: { 'contact.phone': 'read' }, system: ['people'] }])
    const keeper = await test.makePerson({ name: 'Keeper', roles: ['keeper'] })
    const { items } = (await keeper.get(`${w}/personal-data`)).body
    expect(items.map(({ field, records }: { field: { name: string }; records: number | null }) => [field.name, records])).toEqual([['phone', null], ['name', null]])
  })
})

describe('the job', () => {
  it('is cancelled without a file, and two at once are enough for one person', async () => {
    await runner.stop()
    const [first, second] = [await seller.post(`${w}/exports`, asked()), await seller.post(`${w}/exports`, asked())]
    const third = await seller.post(`${w}/exports`, asked())
    expect([third.status, third.body.issues?.[0].code]).toEqual([409, 'export.too-many-at-once'])
    expect((await test.admin.delete(`${w}/jobs/${first.body.id}`)).status).toBe(404)
    expect((await seller.delete(`${w}/jobs/${first.body.id}`)).body.state).toBe('cancelled')
    expect((await seller.get(addressOfExport('main', first.body.id))).status).toBe(404)
    // A worker that was killed on the way: the next one takes the job over and writes the file anew.
    await test.database.sql`update ws_main._job set state = 'running', attempt = 1, lease_until = now() - interval '1 second', done = 1 where id = ${second.body.id}`
    const { data, workspaces } = test.parts
    runner = createJobRunner({ data, workspaces, kinds: [importKind({ addressOfErrors }), exportKind({ addressOfFile: addressOfExport })], log: logged(log) })
    runner.start()
    expect(await ended({ ...second, status: 202 }, seller)).toMatchObject({ state: 'done', done: 1, total: 1, result: { rows: 1 } })
    expect(log.filter(({ level }) => level === 'error')).toEqual([])
  })
})
