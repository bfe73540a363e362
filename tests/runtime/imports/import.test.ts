import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../schemas/ids.ts'
import type { ImportRequest } from '../../../schemas/api/import.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { columnsFor, startTestImports, type TestImports } from '../../support/importing.ts'
import { field, object, option, refusalOf, role } from '../../support/publishing.ts'

let imports: TestImports

const account = object('account', [field('name', 'text', { required: true, maxLength: 40 }), field('code', 'text'), field('parent', 'lookup', { object: 'account', onDelete: 'set_null' })], {
  unique: [{ id: newId('unique'), fields: ['code'] }],
})

const deal = object(
  'deal',
  [
    field('name', 'text', { required: true }),
    field('code', 'text'),
    field('mail', 'email'),
    field('number', 'autonumber', { pattern: 'D-{0000}' }),
    field('amount', 'decimal'),
    field('seats', 'integer', { default: 1 }),
    field('stage', 'picklist', { options: [option('new'), option('won')], default: 'new' }),
    field('close', 'date'),
    field('note', 'long_text'),
    field('account', 'lookup', { object: 'account' }),
    field('partner', 'user'),
  ],
  { unique: [{ id: newId('unique'), fields: ['code'] }, { id: newId('unique'), fields: ['mail'] }] },
)

/** Records of it may stand in the pool. */
const lead = object('lead', [field('name', 'text')], { pool: {} })

const seller = role('seller', { objects: { deal: { create: true, read: 'own', update: 'own', import: true }, account: { read: 'all' }, lead: { create: true, read: 'own', import: true } }, fields: { 'deal.note': 'read', 'deal.mail': 'none' } })
const reader = role('reader', { objects: { deal: { create: true, read: 'all', update: 'own', import: true }, account: { read: 'own' } } })

beforeAll(async () => {
  imports = await startTestImports()
  await imports.put(account, deal, lead, seller, reader)
  await imports.publish()
  await imports.take('name,code\nAcme,A1\nBeta,B1\nTwin,T1\nTwin,T2\n', { object: 'account', mode: 'insert', mapping: { columns: columnsFor(account, [['name', 'name'], ['code', 'code']]) } })
})

afterAll(() => imports.close())

const columns = (...names: (string | [string, string, string?])[]) => columnsFor(deal, names.map((name) => (typeof name === 'string' ? [name, name] : name)))

const request = (mode: ImportRequest['mode'], of: ReturnType<typeof columns>, more: Partial<ImportRequest['mapping']> = {}): Omit<ImportRequest, 'file'> => ({
  object: 'deal', mode, ...(mode !== 'insert' && { key: ['code'] }), mapping: { columns: of, ...more },
})

const deals = (where = 'true') => imports.database.sql.unsafe<Record<string, unknown>[]>(`select * from ws_main.deal where deleted_at is null and ${where} order by id`)

/** The last job's rejected rows as `[line, codes]`. */
async function reasons(): Promise<[number, string[]][]> {
  const [{ id } = { id: '' }] = await imports.database.sql<{ id: string }[]>`select id from ws_main._job order by created_at desc, id desc limit 1`
  return (await imports.rejected(id)).map(({ line, issues }) => [line, issues.map(({ code, path }) => `${path.replace('/values/', '')}: ${code}`)])
}

test('a file without owners fills the pool, or belongs to whoever would not see it there', async () => {
  const file = { object: 'lead', mode: 'insert', mapping: { columns: columnsFor(lead, [['name', 'name']]) } } as const
  await imports.take('name\nIn the pool\n', file)
  const rep = (await imports.person('Rep', [seller.id]))()
  await imports.database.sql`insert into ws_main._person_role (person, role) values (${rep.person.id}, ${seller.id})`
  await imports.take('name\nMine\n', file, rep)
  expect([...(await imports.database.sql`select name, owner from ws_main.lead order by name`)]).toEqual([{ name: 'In the pool', owner: null }, { name: 'Mine', owner: rep.person.id }])
})

describe('a row', () => {
  test('that breaks a rule of its field is given back with every reason, the others are taken', async () => {
    const text = [
      'name,code,mail,amount,seats,stage,close,account',
      'One,R1,one@acme.vn,"1,234.50",3,Won,2026-11-21,A1',
      ',R2,two@acme,12x,2.5,lost,31/02/2026,Z9',
      'Three,R1,three@acme.vn,1,1,new,2026-01-01,A1',
      'Four,R4,one@acme.vn,1,1,new,2026-01-01,A1',
      'Five,R5,five@acme.vn,1,1,new,11/12/2026,A1',
      'Six,R6,six@acme.vn,1,1,new,2026-01-01,A1,extra',
      'Seven,R7,seven@acme.vn,4.40301E+17,1,new,2026-01-01,A1',
      'Eight,R8,,,,,,',
    ].join('\n')
    const of = columns('name', 'code', 'mail', 'amount', 'seats', 'stage', 'close', ['account', 'account'])
    expect(await imports.take(text, request('insert', of))).toMatchObject({ created: 2, rejected: 6 })
    expect(await reasons()).toEqual([
      [3, ['mail: not-an-email', 'amount: not-a-number', 'seats: not-whole', 'stage: not-an-option', 'close: not-a-date', 'account: import.no-record', 'name: required']],
      [4, ['code: import.repeated']],
      [5, ['mail: import.repeated']],
      [6, ['close: ambiguous-date']],
      [7, [': import.too-many-cells']],
      [8, ['amount: rounded-number']],
    ])
    expect(await deals("code in ('R1', 'R8')")).toMatchObject([
      { name: 'One', amount: '1234.50', seats: '3', stage: 'won', close: '2026-11-21', version: 1 },
      // What the file leaves blank is as if nobody had said it.
      { name: 'Eight', amount: null, seats: '1', stage: 'new', mail: null, account: null },
    ])
    expect(await imports.take('name,code,mail\nTaken,R1,new@acme.vn\nFree,R9,one@acme.vn\n', request('insert', columns('name', 'code', 'mail')))).toMatchObject({ created: 0, rejected: 2 })
    expect(await reasons()).toEqual([[2, ['code: value-taken']], [3, ['mail: value-taken']]])
  })

  test('that finds one in ten faulty takes the nine others', async () => {
    const text = `name,amount\n${Array.from({ length: 1_000 }, (_, index) => `Row ${index},${index % 10 === 3 ? 'much' : index}`).join('\n')}\n`
    expect(await imports.take(text, request('insert', columns('name', 'amount')))).toMatchObject({ created: 900, rejected: 100 })
    const lines = (await reasons()).map(([line]) => line)
    expect(lines).toEqual(Array.from({ length: 100 }, (_, index) => index * 10 + 5))
  })

  test('names the record it points at by a unique field, by its title or by its id, and people by their address', async () => {
    const { sql } = imports.database
    await sql`update ws_main._person set email = 'ada@acme.vn' where name = 'Ada'`
    const [acme] = await sql<{ id: string }[]>`select id from ws_main.account where code = 'A1'`
    const text = `name,by_code,partner\nL1,A1,ADA@acme.vn\nL2,nobody,ada@acme.vn\nL3,,nobody@acme.vn\n`
    const code = account.fields.find(({ name }) => name === 'code')?.id ?? ''
    const by = (match?: string) => columns('name', ['by_code', 'account', match], ['partner', 'partner'])
    expect(await imports.take(text, request('insert', by(code)))).toMatchObject({ created: 1, rejected: 2 })
    expect(await reasons()).toEqual([[3, ['account: import.no-record']], [4, ['partner: import.no-record']]])
    const title = account.fields[0]?.id ?? ''
    expect(await imports.take('name,by_code,partner\nL4,Acme,\nL5,Twin,\n', request('insert', by(title)))).toMatchObject({ created: 1, rejected: 1 })
    expect(await reasons()).toEqual([[3, ['account: import.several-records']]])
    expect(await imports.take(`name,by_code,partner\nL6,${acme?.id.toUpperCase()},\n`, request('insert', by('id')))).toMatchObject({ created: 1 })
    const lenient = by(code).map((column) => ({ ...column, missing: 'blank' as const }))
    expect(await imports.take('name,by_code,partner\nL7,nobody,nobody@acme.vn\n', request('insert', lenient))).toMatchObject({ created: 1 })
    const stored = await deals("name in ('L1', 'L4', 'L6', 'L7')")
    expect(stored.map(({ account: target }) => target)).toEqual([acme?.id, acme?.id, acme?.id, null])
    expect(stored[0]?.partner).toBe(imports.caller().person.id)
  })

  test('may point at another row of the same file, but not at one that is refused', async () => {
    const text = 'name,code,parent\nChild,S1,S2\nRoot,S2,\nOrphan,S3,S4\n,S4,\nGrandchild,S5,S3\nSelf,S6,S6\n'
    const of = columnsFor(account, [['name', 'name'], ['code', 'code'], ['parent', 'parent', account.fields[1]?.id]])
    const dry = await imports.take(text, { object: 'account', mode: 'upsert', key: ['code'], dryRun: true, mapping: { columns: of } })
    const result = await imports.take(text, { object: 'account', mode: 'upsert', key: ['code'], mapping: { columns: of } })
    expect(result).toMatchObject({ created: 3, rejected: 3 })
    expect(dry).toMatchObject({ created: 3, rejected: 3 })
    expect(await reasons()).toEqual([[4, ['parent: import.no-record']], [5, ['name: required']], [6, ['parent: import.no-record']]])
    const tree = await imports.database.sql`select c.code, p.code as parent from ws_main.account c left join ws_main.account p on p.id = c.parent where c.code like 'S%' order by 1`
    expect([...tree]).toEqual([{ code: 'S1', parent: 'S2' }, { code: 'S2', parent: null }, { code: 'S6', parent: 'S6' }])
  })
})

describe('an upsert', () => {
  test('makes what is new, changes what differs, and leaves the rest alone', async () => {
    const of = columns('name', 'code', 'amount')
    expect(await imports.take('name,code,amount\nA,U1,1\nB,U2,2\nC,U3,3\n', request('upsert', of))).toMatchObject({ created: 3 })
    expect(await imports.take('name,code,amount\nA,U1,1.00\nB2,U2,2\nC,U3,\nD,U4,4\n,U5,\nE,,5\n', request('upsert', of))).toMatchObject({ created: 1, updated: 1, unchanged: 2, rejected: 2 })
    expect(await reasons()).toEqual([[6, ['name: required']], [7, ['code: required']]])
    expect((await deals("code like 'U_'")).map(({ name, amount, version }) => [name, amount, version])).toEqual([['A', '1.00', 1], ['B2', '2.00', 2], ['C', '3.00', 1], ['D', '4.00', 1]])
  })

  test('empties fields only where the mapping says that blank means empty', async () => {
    const of = columns('name', 'code', 'amount')
    expect(await imports.take('name,code,amount\n,U2,\nC,U3,\n', request('upsert', of, { blanks: 'clear' }))).toMatchObject({ updated: 1, rejected: 1 })
    expect((await deals("code in ('U2', 'U3')")).map(({ name, amount }) => [name, amount])).toEqual([['B2', '2.00'], ['C', null]])
  })

  test('takes rows of one key one after the other', async () => {
    const of = columns('name', 'code', 'amount')
    expect(await imports.take('name,code,amount\nX,V1,1\nX,V1,2\nY,V2,1\nX,V1,2\nX,V1,3\n', request('upsert', of))).toMatchObject({ created: 2, updated: 2, unchanged: 1 })
    expect((await deals("code = 'V1'")).map(({ amount, version }) => [amount, version])).toEqual([['3.00', 3]])
  })

  test('of rows that lack their record is refused when only updates are asked for', async () => {
    expect(await imports.take('name,code\nNew,W1\n', request('update', columns('name', 'code')))).toMatchObject({ created: 0, rejected: 1 })
    expect(await reasons()).toEqual([[2, ['code: import.record-not-found']]])
  })

  test('does not let two records swap or share a unique value', async () => {
    await imports.take('name,code,mail\nP,P1,p1@acme.vn\nQ,P2,p2@acme.vn\n', request('upsert', columns('name', 'code', 'mail')))
    expect(await imports.take('name,code,mail\nP,P1,p2@acme.vn\nQ,P2,q@acme.vn\nR,P3,q@acme.vn\n', request('upsert', columns('name', 'code', 'mail')))).toMatchObject({ updated: 1, rejected: 2 })
    expect(await reasons()).toEqual([[2, ['mail: value-taken']], [4, ['mail: import.repeated']]])
  })
})

describe('a dry run', () => {
  test('says what the import would do, over all batches, and writes nothing', async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => `Row ${index},Y${index === 5_999 ? 0 : index},${index === 5 ? 'much' : 1}`)
    const text = `name,code,amount\n${rows.join('\n')}\n`
    const before = await imports.database.sql`select (select count(*) from ws_main.deal) as deals, (select max(seq) from ws_main._change) as seq, (select sum(value) from ws_main._counter) as numbers`
    expect(await imports.take(text, { ...request('insert', columns('name', 'code', 'amount')), dryRun: true })).toMatchObject({ created: 5_998, rejected: 2, dryRun: true })
    expect(await reasons()).toEqual([[7, ['amount: not-a-number']], [6_001, ['code: value-taken']]])
    expect(await imports.take(text, { ...request('upsert', columns('name', 'code', 'amount')), dryRun: true })).toMatchObject({ created: 5_998, updated: 1, rejected: 1 })
    expect(await imports.database.sql`select (select count(*) from ws_main.deal) as deals, (select max(seq) from ws_main._change) as seq, (select sum(value) from ws_main._counter) as numbers`).toEqual(before)
    expect(await imports.database.sql`select 1 from ws_main._import_key`).toHaveLength(0)
    expect(await imports.take(text, request('insert', columns('name', 'code', 'amount')))).toMatchObject({ created: 5_998, rejected: 2 })
  })
})

describe('what an import makes', () => {
  test('is numbered without gaps together with records made by hand', async () => {
    const { sql } = imports.database
    const [before] = await sql<{ value: string }[]>`select value from ws_main._counter`
    await imports.take('name\nN1\nN2\nN3\n', request('insert', columns('name')))
    const write = { now: new Date(), cause: { root: 'test', depth: 0, via: 'person' } }
    const made = await createRecord(imports.caller(), { objectName: 'deal', values: { name: 'N4' }, write })
    const numbers = (await deals("name in ('N1', 'N2', 'N3', 'N4')")).map(({ number }) => Number(String(number).slice(2)))
    const first = Number(before?.value) + 1
    expect(numbers).toEqual([first, first + 1, first + 2, first + 3])
    expect(made.values.number).toBe(`D-${String(first + 3).padStart(4, '0')}`)
  })

  test('is found by searching, and has its maker as owner unless the file names another', async () => {
    const [{ id } = { id: '' }] = await imports.database.sql<{ id: string }[]>`insert into ws_main._person (id, name, email) values (gen_random_uuid(), 'Bình', 'binh@acme.vn') returning id`
    const text = 'name,owner\nĐường dây nóng,binh@acme.vn\nHotline,\n'
    await imports.take(text, request('insert', [...columns('name'), { column: 'owner', field: 'owner' }]))
    const [first, second] = await deals("name in ('Đường dây nóng', 'Hotline')")
    expect([first?.owner, second?.owner]).toEqual([id, imports.caller().person.id])
    expect(String(first?._search)).toContain('duong day nong')
  })

  test('keeps texts exactly, whatever they hold', async () => {
    const name = 'a\\b "c" \t{d,e}\\N 客户\u{1f600}'
    await imports.take(`name,note\n"${name.replaceAll('"', '""')}","line 1\r\nline 2"\n`, request('insert', columns('name', 'note')))
    expect(await deals("note like 'line 1%'")).toMatchObject([{ name, note: 'line 1\nline 2' }])
    await imports.take(`name,code\n"${name.replaceAll('"', '""')}",U1\n`, request('update', columns('name', 'code')))
    expect(await deals("code = 'U1'")).toMatchObject([{ name }])
  })

  test('is warned of where a spreadsheet has rounded what a text field takes', async () => {
    expect(await imports.take('name,note\nA,4.40301E+17\nB,fine\nC,1.2E+15\n', request('insert', columns('name', 'note')))).toMatchObject({ created: 3, warnings: [{ code: 'rounded-number', column: 'note', count: 2 }] })
  })
})

describe('rights', () => {
  test('hold in imports as in single writes', async () => {
    const sellerNow = (await imports.person('Chi', [seller.id]))()
    await imports.database.sql`insert into ws_main._person_role (person, role) values (${sellerNow.person.id}, ${seller.id})`
    const of = columns('name', 'code', ['account', 'account', account.fields[0]?.id])
    expect((await refusalOf(imports.take('name,note\nA,b\n', request('insert', columns('name', 'note')), sellerNow))).issues).toMatchObject([{ code: 'field-read-only' }])
    expect((await refusalOf(imports.take('name,mail\nA,b\n', request('insert', columns('name', 'mail')), sellerNow))).issues).toMatchObject([{ code: 'unknown-field' }])
    expect((await refusalOf(imports.take('name,o\nA,b\n', request('insert', [...columns('name'), { column: 'o', field: 'owner' }]), sellerNow))).issues).toMatchObject([{ code: 'field-read-only' }])
    expect(await imports.take('name,code,account\nMine,O1,Acme\n', request('upsert', of), sellerNow)).toMatchObject({ created: 1 })
    // U1 belongs to somebody else: its values are not told, its key is taken.
    expect(await imports.take('name,code,account\nMine too,O1,\nNot mine,U1,\n', request('upsert', of), sellerNow)).toMatchObject({ updated: 1, rejected: 1 })
    expect(await reasons()).toEqual([[3, ['code: value-taken']]])
    expect(await imports.take('name,code,account\nNot mine,U1,\n', request('update', of), sellerNow)).toMatchObject({ rejected: 1 })
    expect(await reasons()).toEqual([[2, ['code: import.record-not-found']]])
    expect((await readRecord(imports.caller(), { objectName: 'deal', id: String((await deals("code = 'U1'"))[0]?.id) })).values.name).not.toBe('Not mine')
    const readerNow = (await imports.person('Dung', [reader.id]))()
    await imports.database.sql`insert into ws_main._person_role (person, role) values (${readerNow.person.id}, ${reader.id})`
    expect(await imports.take('name,code,account\nSeen,U2,\nNew,O2,Acme\n', request('upsert', of), readerNow)).toMatchObject({ rejected: 2 })
    expect(await reasons()).toEqual([[2, ['code: import.record-read-only']], [3, ['account: import.no-record']]])
  })

  test('that are taken away end the import', async () => {
    const person = (await imports.person('Em', [seller.id]))()
    const job = await imports.run({ ...request('insert', columns('name')), file: await imports.upload('name\nA\n', person) }, person)
    // The person's roles were never stored, so nothing is left of them when the worker looks.
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'not-found' } })
  })
})
