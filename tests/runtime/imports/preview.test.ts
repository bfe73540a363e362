import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../schemas/ids.ts'
import { linkMatches } from '../../../runtime/imports/link-match.ts'
import { previewUpload } from '../../../runtime/imports/preview.ts'
import { proposeFromFile } from '../../../runtime/imports/propose-from-file.ts'
import { fieldId, startTestImports, type TestImports } from '../../support/importing.ts'
import { npspFile } from '../../support/npsp.ts'
import { field, object, option, refusalOf, role } from '../../support/publishing.ts'
import { workbookOf } from '../../support/workbook.ts'

let imports: TestImports

const account = object('account', [field('name', 'text', { label: { en: 'Account name', vi: 'Tên khách hàng', 'zh-CN': '客户名称' } }), field('source_id', 'text'), field('city', 'text', { label: { en: 'City', vi: 'Thành phố' } })], {
  label: { en: 'Account', vi: 'Khách hàng', 'zh-CN': '客户' },
  unique: [{ id: newId('unique'), fields: ['source_id'] }],
})
const contact = object(
  'contact',
  [
    field('last_name', 'text', { label: { en: 'Last name', vi: 'Họ' } }),
    field('source_id', 'text', { label: { en: 'ID' } }),
    field('email', 'email', { label: { en: 'E-mail' } }),
    field('birthday', 'date', { label: { en: 'Birthday', vi: 'Ngày sinh' } }),
    field('account', 'lookup', { object: 'account', label: { en: 'Account', vi: 'Khách hàng' } }),
    field('salary', 'decimal'),
    field('stage', 'picklist', { options: [option('new')] }),
  ],
  { unique: [{ id: newId('unique'), fields: ['source_id'] }] },
)
const clerk = role('clerk', { objects: { contact: { create: true, read: 'all', update: 'all', import: true } }, fields: { 'contact.salary': 'none' } })

beforeAll(async () => {
  imports = await startTestImports()
  await imports.put(account, contact, clerk)
  await imports.publish()
})

afterAll(() => imports.close())

const preview = async (text: string | Uint8Array, asked: { object?: string } = {}, caller = imports.caller()) =>
  previewUpload(caller, await imports.upload(text, caller), { settings: {}, ...asked })

describe('a preview', () => {
  test('shows the first rows and how each column is best read', async () => {
    const { columns, rows, sampled, complete, header } = await preview(npspFile('opportunities'))
    expect({ rows: rows.length, sampled, complete, header }).toEqual({ rows: 20, sampled: 1_517, complete: true, header: true })
    const types = Object.fromEntries(columns.map(({ column, types: [best] }) => [column, best?.type]))
    expect(types).toMatchObject({ id: 'integer', name: 'text', amount: 'decimal', stage_name: 'picklist', close_date: 'date', dont_create_payments: 'boolean', account_id: 'integer' })
    expect(columns[0]).toMatchObject({ column: 'id', filled: 1_517, distinct: 1_517, samples: ['1', '2', '3', '4', '5'] })
  })

  test('finds that a file has no header, and names columns so that each name is one', async () => {
    expect(await preview('1,Acme\n2,Beta\n')).toMatchObject({ header: false, sampled: 2, columns: [{ column: 'Column 1' }, { column: 'Column 2' }] })
    expect((await preview('Name,,Name,Note\nA,1,B,C\n')).columns.map(({ column }) => column)).toEqual(['Name', 'Column 2', 'Name (2)', 'Note'])
  })

  test('asks which part of a date is the day unless the column itself says so', async () => {
    const { columns } = await preview('when,told\n01/02/2026,01/02/2026\n11/12/2026,21/12/2026\n')
    expect(columns.map(({ types }) => types[0]?.type)).toEqual(['date', 'date'])
    expect(columns).toMatchObject([{ warnings: [{ code: 'ambiguous-date', params: { count: 2 } }] }, { dateOrder: 'dmy', warnings: [] }])
  })

  test('tells what a spreadsheet did to numbers', async () => {
    const settings = { ...imports.workspace.plan().settings, country: 'VN' }
    await imports.database.sql`update ws_main._settings set values = ${JSON.stringify(settings)}::text::jsonb`
    await imports.database.sql`update ws_main._live set settings = settings + 1`
    await imports.workspace.reload()
    const { columns } = await preview('Mã,Điện thoại\n4.40301E+17,912345678\n4.40301E+17,987654321\n')
    expect(columns).toMatchObject([
      { warnings: [{ code: 'rounded-number', path: '/columns/0', params: { count: 2 } }] },
      { warnings: [{ code: 'leading-zero-lost', params: { suggestion: '0912345678', count: 2 } }] },
    ])
  })

  test('reads workbooks alike', async () => {
    const rows = '<row r="2"><c r="A2" t="inlineStr"><is><t>Tên khách hàng</t></is></c><c r="B2" t="inlineStr"><is><t>Thành phố</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Acme</t></is></c><c r="B3" t="inlineStr"><is><t>Huế</t></is></c><c r="C3"><v>7</v></c></row>'
    const read = await preview(workbookOf({ sheets: { 'Khách hàng': rows } }), { object: 'account' })
    expect(read).toMatchObject({ format: 'xlsx', sheets: ['Khách hàng'], sheet: 'Khách hàng', header: true, rows: [['Acme', 'Huế', '7']], mapping: { sheet: 'Khách hàng', header: true } })
    expect(read.mapping?.columns).toEqual([{ column: 'Tên khách hàng', field: fieldId(account, 'name') }, { column: 'Thành phố', field: fieldId(account, 'city') }])
  })
})

describe('a mapping', () => {
  test('is guessed by names and labels in any language, with or without marks', async () => {
    const text = 'ID,LastName,email,NGAY SINH,npe01__account_id,Tên khách hàng,unrelated\n1,Diaz,a@b.vn,21/11/2026,7,Acme,x\n'
    const { mapping, remembered, key } = await preview(text, { object: 'contact' })
    expect(remembered).toBe(false)
    expect(key).toEqual(['source_id'])
    expect(mapping).toMatchObject({ encoding: 'utf-8', delimiter: ',', header: true })
    expect(mapping?.columns).toEqual([
      { column: 'ID', field: fieldId(contact, 'source_id') },
      { column: 'LastName', field: fieldId(contact, 'last_name') },
      { column: 'email', field: fieldId(contact, 'email') },
      { column: 'NGAY SINH', field: fieldId(contact, 'birthday'), dateOrder: 'dmy' },
      { column: 'npe01__account_id', field: fieldId(contact, 'account'), match: fieldId(account, 'source_id') },
    ])
  })

  test('of a link goes by the name that the column says', async () => {
    const { mapping } = await preview('Mã khách hàng,Họ\nA1,Diaz\n', { object: 'contact' })
    expect(mapping?.columns).toEqual([{ column: 'Mã khách hàng', field: fieldId(contact, 'account'), match: fieldId(account, 'source_id') }, { column: 'Họ', field: fieldId(contact, 'last_name') }])
    expect((await preview('Account name\nAcme\n', { object: 'contact' })).mapping?.columns).toEqual([{ column: 'Account name', field: fieldId(contact, 'account'), match: fieldId(account, 'name') }])
  })

  test('never tells of fields or objects that the person may not use', async () => {
    const person = (await imports.person('Chi', [clerk.id]))()
    const { mapping } = await preview('salary,account,last_name\n1,2,3\n', { object: 'contact' }, person)
    expect(mapping?.columns).toEqual([{ column: 'account', field: fieldId(contact, 'account') }, { column: 'last_name', field: fieldId(contact, 'last_name') }])
    expect((await refusalOf(preview('a\n1\n', { object: 'account' }, person))).code).toBe('not-found')
    const owner = person.plan.objects.get('contact')?.byName.get('owner')
    const waysToName = (caller: typeof person) => (owner ? linkMatches(caller, owner).map(({ match }) => match) : [])
    expect(waysToName(person)).toEqual(['name'])
    expect(waysToName(imports.caller())).toEqual(['email', 'login', 'employee_code', 'name'])
  })

  test('is remembered for files with the same columns, as far as the person may use it', async () => {
    const text = 'A,B,C\nDiaz,9,5\n'
    const columns = [{ column: 'A', field: fieldId(contact, 'last_name') }, { column: 'B', field: fieldId(contact, 'source_id') }, { column: 'C', field: fieldId(contact, 'salary') }]
    await imports.take(text, { object: 'contact', mode: 'upsert', key: ['source_id'], mapping: { columns } })
    expect(await preview('A,B,C\nother,1,2\n', { object: 'contact' })).toMatchObject({ remembered: true, mapping: { columns } })
    const person = (await imports.person('Dung', [clerk.id]))()
    expect((await preview(text, { object: 'contact' }, person)).mapping?.columns).toEqual(columns.slice(0, 2))
  })
})

describe('an object from a file', () => {
  test('has links where the texts name records or people, and says how they are found', async () => {
    await imports.take('name,source_id\nAcme,A1\nBeta,B1\n', { object: 'account', mode: 'insert', mapping: { columns: [{ column: 'name', field: fieldId(account, 'name') }, { column: 'source_id', field: fieldId(account, 'source_id') }] } })
    await imports.database.sql`insert into ws_main._person (id, name, email) values (gen_random_uuid(), 'Bình', 'binh@acme.vn')`
    const file = await imports.upload('Order no,Account,Seller,Shipped\n1001,A1,binh@acme.vn,2026-11-21\n1002,B1,binh@acme.vn,\n1003,A1,Binh@acme.vn,2026-11-22\n')
    const { object: proposed, mapping, key } = await proposeFromFile(imports.caller(), { file, label: 'Order', plural: 'Orders' })
    expect(proposed).toMatchObject({ name: 'order', label: { en: 'Order' }, plural: { en: 'Orders' }, fields: [{ name: 'order_no' }, { name: 'account', type: 'lookup', object: 'account' }, { name: 'seller', type: 'user' }, { name: 'shipped', type: 'date' }] })
    expect(mapping.columns.map(({ match }) => match)).toEqual([undefined, fieldId(account, 'source_id'), 'email', undefined])
    expect(key).toEqual(['order_no'])
  })

  test('offers every option that the file holds, also far behind', async () => {
    const lines = Array.from({ length: 7_000 }, (_, index) => `Row ${index},${index === 6_900 ? 'Rare' : index % 2 === 0 ? 'Open' : 'Done'}`)
    const { object: proposed } = await proposeFromFile(imports.caller(), { file: await imports.upload(`Name,State\n${lines.join('\n')}\n`), label: 'Step' })
    expect(proposed).toMatchObject({ title: 'name', fields: [{ type: 'text' }, { type: 'picklist', options: [{ value: 'Done' }, { value: 'Open' }, { value: 'Rare' }] }] })
  })

  test('has names in Latin letters, whatever the file is written in', async () => {
    const { object: proposed } = await proposeFromFile(imports.caller(), { file: await imports.upload('客户名称,Số tiền\n张三,5\n'), label: '客户' })
    expect(proposed).toMatchObject({ name: 'ke_hu', title: 'ke_hu_ming_cheng', fields: [{ name: 'ke_hu_ming_cheng', label: { en: '客户名称' } }, { name: 'so_tien', type: 'integer' }] })
  })
})
