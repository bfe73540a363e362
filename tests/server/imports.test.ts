import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import { fieldOf } from '../../schemas/objects/object.ts'
import { importKind } from '../../runtime/imports/import-kind.ts'
import { createJobRunner, type JobRunner } from '../../server/jobs/job-runner.ts'
import { addressOfErrors } from '../../server/routes/imports.ts'
import type { Client, TestAnswer } from '../support/client.ts'
import { logged, type LoggedLine } from '../support/logged.ts'
import { npspFile } from '../support/npsp.ts'
import { putRelease } from '../support/release.ts'
import { salesDefinitions } from '../support/sales.ts'
import { startTestApp, type TestApp, type TestPerson } from '../support/server.ts'

let test: TestApp
let runner: JobRunner
let importer: TestPerson
const log: LoggedLine[] = []

beforeAll(async () => {
  test = await startTestApp()
  const { data, workspaces } = test.parts
  await putRelease(await workspaces.open('main'), salesDefinitions)
  await test.putRoles([
    { name: 'importer', objects: { account: { create: true, read: 'all', update: 'all', import: true } } },
    { name: 'reader', objects: { account: { read: 'all' } } },
  ])
  await (await workspaces.open('main')).reload()
  importer = await test.makePerson({ name: 'Import', roles: ['importer'] })
  runner = createJobRunner({ data, workspaces, kinds: [importKind({ addressOfErrors })], log: logged(log) })
  runner.start()
})

afterAll(async () => {
  await runner.stop()
  await test.close()
})

const w = '/api/w/main'
const csv = (text: string) => [text, { headers: { 'content-type': 'text/csv' } }] as const

const upload = async (text: string, client: Client = test.admin, name = 'accounts.csv'): Promise<string> =>
  (await client.post(`${w}/files?name=${encodeURIComponent(name)}`, ...csv(text))).body.id

async function ended({ body, status }: TestAnswer, client: Client = test.admin): Promise<TestAnswer['body']> {
  expect({ status, body }).toMatchObject({ status: 202 })
  runner.wake('main')
  for (let tries = 0; tries < 200; tries += 1) {
    const job = (await client.get(`${w}/jobs/${body.id}`)).body
    if (job.finishedAt !== null) return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the job did not end')
}

const name = 'fld_0000000acct1'
const industry = 'fld_0000000acct2'
const accounts = (more: object = {}) => ({ object: 'account', mode: 'insert', mapping: { columns: [{ column: 'Name', field: name }, { column: 'Industry', field: industry }] }, ...more })

describe('an upload', () => {
  it('is kept under its bare name for the person who sent it', async () => {
    const { status, body } = await test.admin.post(`${w}/files?name=${encodeURIComponent('C:\\data\\khách.csv')}`, ...csv('Name\nAcme\n'))
    expect([status, body]).toEqual([201, { id: expect.any(String), name: 'khách.csv', size: 10, type: 'text/csv' }])
    expect((await test.admin.post(`${w}/files/${body.id}/preview`, {})).status).toBe(200)
    for (const asked of [importer.post(`${w}/files/${body.id}/preview`, {}), importer.post(`${w}/imports`, { ...accounts(), file: body.id })]) {
      expect((await asked).body.code).toBe('not-found')
    }
  })

  it('is refused when it is too large, from another site, or by nobody', async () => {
    const large = await test.admin.post(`${w}/files?name=a.csv`, 'x', { headers: { 'content-type': 'text/csv', 'content-length': String(300 * 1024 * 1024) } })
    expect([large.status, large.body.code]).toEqual([413, 'body-too-large'])
    expect((await test.admin.post(`${w}/files?name=a.csv`, 'x', { headers: { 'content-type': 'text/csv', origin: 'https://elsewhere.example' } })).body.code).toBe('cross-site')
    expect((await test.visitor.post(`${w}/files?name=a.csv`, ...csv('x'))).status).toBe(401)
  })

  it('tells how it is read, and asks what it cannot know', async () => {
    const id = await upload('Tên;Phone;Ngày;Mã\nHoà;912345678;11/12/2026;4.40301E+17\nBình;987654321;01/02/2026;4.40301E+17\n')
    const { status, body } = await test.admin.post(`${w}/files/${id}/preview`, {})
    expect(status).toBe(200)
    expect(body).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ';', header: true, sampled: 2, complete: true, rows: [['Hoà', '912345678', '11/12/2026', '4.40301E+17'], ['Bình', '987654321', '01/02/2026', '4.40301E+17']] })
    const warned = body.columns.flatMap((column: { warnings: { code: string; message: string }[] }) => column.warnings.map(({ code, message }) => [code, message]))
    expect(warned).toContainEqual(['ambiguous-date', expect.stringContaining('two different dates')])
    expect(warned).toContainEqual(['rounded-number', expect.any(String)])
  })

  it('that is no table is refused with the reason', async () => {
    for (const [text, code] of [['', 'file.empty'], ['PK\u0003\u0004 nothing', 'file.not-a-workbook'], ['a,b\n"open', 'file.open-quote']] as const) {
      const { status, body } = await test.admin.post(`${w}/files/${await upload(text)}/preview`, {})
      expect([status, body.issues?.[0].code]).toEqual([422, code])
    }
  })
})

describe('an import', () => {
  it('tries without writing, then takes what is fine and gives the rest back with reasons', async () => {
    const file = await upload('Name,Industry\nAcme,bank\n,retail\n"=cmd()",space\nBeta,Retail\n', importer)
    const dry = await ended(await importer.post(`${w}/imports`, accounts({ file, dryRun: true })), importer)
    expect(dry).toMatchObject({ state: 'done', done: 4, total: 4, result: { created: 2, rejected: 2, dryRun: true } })
    expect((await importer.get(`${w}/records/account`)).body.items).toEqual([])
    const job = await ended(await importer.post(`${w}/imports`, accounts({ file })), importer)
    expect(job).toMatchObject({ about: { file: 'accounts.csv', object: 'account' }, counts: { created: 2, rejected: 2 }, result: { created: 2, updated: 0, unchanged: 0, rejected: 2, errors: `${w}/jobs/${job.id}/errors.csv` } })
    expect((await importer.get(`${w}/records/account?sort=name&select=name,industry`)).body.items.map(({ values }: { values: object }) => values)).toEqual([
      { name: 'Acme', industry: 'bank' },
      { name: 'Beta', industry: 'retail' },
    ])
    const { headers, body } = await importer.get(job.result.errors)
    expect(headers.get('content-disposition')).toContain('attachment')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(body).toBe("Name,Industry,_line,_reason\r\n,retail,3,“Name” needs a value.\r\n'=cmd(),space,4,Industry: This is none of the options.\r\n")
    const bytes = await (await test.app.request(job.result.errors, { headers: { cookie: importer.cookie } })).bytes()
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const listed = (await importer.get(`${w}/jobs/${job.id}/errors?limit=1`)).body
    expect(listed).toMatchObject({ columns: ['Name', 'Industry'], items: [{ line: 3, cells: ['', 'retail'], issues: [{ code: 'required', message: '“Name” needs a value.' }] }], next: 3 })
    expect((await importer.get(`${w}/jobs/${job.id}/errors?after=3`)).body).toMatchObject({ items: [{ line: 4 }], next: null })
    expect((await test.admin.get(`${w}/jobs/${job.id}/errors`)).status).toBe(404)
    expect((await test.admin.get(job.result.errors)).status).toBe(404)
  })

  it('takes the list of rejected rows back when it has been mended, with the mapping of the first file', async () => {
    const file = await upload("\ufeffName,Industry,_line,_reason\r\nGamma,retail,3,“Name” needs a value.\r\n'=cmd(),bank,4,?\r\n", importer)
    const preview = (await importer.post(`${w}/files/${file}/preview?object=account`, {})).body
    expect(preview).toMatchObject({ remembered: true, mapping: { columns: accounts().mapping.columns } })
    const job = await ended(await importer.post(`${w}/imports`, accounts({ file, mapping: preview.mapping })), importer)
    expect(job.result).toMatchObject({ created: 2, rejected: 0, errors: null })
    expect((await importer.get(`${w}/records/account?select=name&search=cmd`)).body.items[0].values).toEqual({ name: '=cmd()' })
  })

  it('is refused with an issue at everything that is wrong with it', async () => {
    const file = await upload('Name\nAcme\n')
    const mapping = { columns: [{ column: 'Nmae', field: name }, { column: 'Name', field: name }, { column: 'Name', field: 'fld_000000000000' }, { column: 'Name', field: 'created_at' }, { column: 'Name', field: 'fld_0000000acct3', match: 'fld_0000000acct2' }] }
    const { status, body } = await test.admin.post(`${w}/imports`, accounts({ file, mapping, mode: 'upsert', key: ['name'] }))
    expect(status).toBe(422)
    expect(body.issues.map(({ code, path }: { code: string; path: string }) => [code, path])).toEqual([
      ['file.unknown-column', '/mapping/columns/0/column'],
      ['import.field-twice', '/mapping/columns/1/field'],
      ['unknown-field', '/mapping/columns/2/field'],
      ['field-read-only', '/mapping/columns/3/field'],
      ['import.bad-match', '/mapping/columns/4/match'],
      ['not-a-key', '/key'],
    ])
    const bare = await test.admin.post(`${w}/imports`, accounts({ file, mapping: { columns: [{ column: 'Name', field: industry }] } }))
    expect(bare.body.issues).toMatchObject([{ code: 'import.required-not-mapped', params: { label: 'Name' } }])
  })

  it('needs the right to import', async () => {
    const reader = await test.makePerson({ name: 'Reader', roles: ['reader'] })
    const file = await upload('Name\nAcme\n', reader)
    expect((await reader.post(`${w}/files/${file}/preview?object=account`, {})).status).toBe(403)
    expect((await reader.post(`${w}/imports`, accounts({ file, mapping: { columns: [{ column: 'Name', field: name }] } }))).body).toMatchObject({ code: 'forbidden' })
    expect((await reader.post(`${w}/imports`, { ...accounts({ file }), object: 'deal' })).body).toMatchObject({ code: 'not-found' })
  })

  it('can be followed and cancelled by its owner alone', async () => {
    const file = await upload('Name,Industry\nDelta,bank\n', importer)
    await runner.stop()
    const { body } = await importer.post(`${w}/imports`, accounts({ file }))
    expect((await importer.get(`${w}/jobs?mine=true&state=open`)).body.items.map(({ id }: { id: string }) => id)).toEqual([body.id])
    expect((await test.admin.delete(`${w}/jobs/${body.id}`)).status).toBe(404)
    expect((await importer.delete(`${w}/jobs/${body.id}`)).body).toMatchObject({ state: 'cancelled' })
    expect((await importer.get(`${w}/records/account?search=delta`)).body.items).toEqual([])
    const { data, workspaces } = test.parts
    runner = createJobRunner({ data, workspaces, kinds: [importKind({ addressOfErrors })], log: logged(log) })
    runner.start()
  })
})

describe('a spreadsheet', () => {
  it('becomes an object that takes all its rows', async () => {
    const file = await upload(npspFile('contacts'), test.admin, 'contacts.csv')
    const { status, body } = await test.admin.post(`${w}/spreadsheet`, { file, label: 'Person', plural: 'People' })
    expect(status).toBe(200)
    const object = body.object as ObjectDefinition
    const types = Object.fromEntries(object.fields.map((field) => [field.name, field.type]))
    expect(types).toMatchObject({ id_2: 'integer', salutation: 'picklist', email: 'email', firstname: 'text', lastname: 'text', title: 'text' })
    expect(body.key).toEqual(['id_2'])
    expect((await test.admin.put(`${w}/draft/object/${object.name}`, object, { headers: { 'if-none-match': '*' } })).status).toBeLessThan(300)
    const { digest } = (await test.admin.post(`${w}/draft/plan`, {})).body
    expect((await test.admin.post(`${w}/draft/publish`, { digest })).status).toBe(202)
    const job = await ended(await test.admin.post(`${w}/imports`, { file, object: object.name, mode: 'upsert', key: body.key, mapping: body.mapping }))
    expect(job.result).toMatchObject({ created: 1_025 - 1, rejected: 0 })
    expect(fieldOf(object, 'salutation')).toMatchObject({ options: expect.arrayContaining([expect.objectContaining({ value: 'Honorable' })]) })
  })

  it('needs the right to design', async () => {
    const file = await upload('Name\nAcme\n', importer)
    expect((await importer.post(`${w}/spreadsheet`, { file, label: 'Thing' })).status).toBe(403)
  })

  it('takes the types that a person chooses, and leaves columns out', async () => {
    const file = await upload('Mã đơn,Khách,Ghi chú\n1,Hoà,a\n2,Bình,b\n')
    const { body } = await test.admin.post(`${w}/spreadsheet`, { file, label: 'Đơn hàng', types: { 'Mã đơn': 'text', 'Ghi chú': null } })
    expect(body.object).toMatchObject({ name: 'don_hang', fields: [{ name: 'ma_don', type: 'text' }, { name: 'khach', type: 'text' }], title: 'khach' })
    expect((await test.admin.post(`${w}/spreadsheet`, { file, label: 'X', types: { Khách: 'autonumber' } })).body.issues).toMatchObject([{ code: 'import.type-not-possible' }])
  })
})
