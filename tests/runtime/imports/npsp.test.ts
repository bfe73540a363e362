import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../schemas/ids.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { recordHistory } from '../../../runtime/records/history.ts'
import { readRecord } from '../../../runtime/records/read.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { columnsFor, fieldId, startTestImports, type TestImports } from '../../support/importing.ts'
import { linksInFile, npspFile, npspRows, storedLinks } from '../../support/npsp.ts'
import { field, object } from '../../support/publishing.ts'

let imports: TestImports

const unique = () => ({ unique: [{ id: newId('unique'), fields: ['source_id'] }] })

const account = object('account', [field('name', 'text', { required: true }), field('source_id', 'text'), field('city', 'text'), field('kind', 'text')], unique())
const contact = object('contact', [field('last_name', 'text', { required: true }), field('first_name', 'text'), field('source_id', 'integer'), field('email', 'email'), field('account', 'lookup', { object: 'account' })], unique())
const campaign = object('campaign', [field('name', 'text'), field('source_id', 'text')], unique())
const opportunity = object(
  'opportunity',
  [
    field('name', 'text'),
    field('source_id', 'text'),
    field('amount', 'decimal', { scale: 2 }),
    field('close_date', 'date'),
    field('account', 'lookup', { object: 'account' }),
    field('contact', 'lookup', { object: 'contact' }),
    field('campaign', 'lookup', { object: 'campaign' }),
  ],
  unique(),
)
const member = object('member', [field('status', 'text'), field('source_id', 'text'), field('contact', 'lookup', { object: 'contact' }), field('campaign', 'lookup', { object: 'campaign' })], unique())

const key = (of: ObjectDefinition) => fieldId(of, 'source_id')

/** File, object and columns of each import, in the order of their links. */
const files = [
  ['accounts', account, columnsFor(account, [['id', 'source_id'], ['Name', 'name'], ['BillingCity', 'city'], ['npe01__SYSTEM_AccountType__c', 'kind']])],
  ['contacts', contact, columnsFor(contact, [['id', 'source_id'], ['FirstName', 'first_name'], ['LastName', 'last_name'], ['Email', 'email'], ['account_id', 'account', key(account)]])],
  ['campaigns', campaign, columnsFor(campaign, [['id', 'source_id'], ['name', 'name']])],
  [
    'opportunities',
    opportunity,
    columnsFor(opportunity, [
      ['id', 'source_id'],
      ['name', 'name'],
      ['amount', 'amount'],
      ['close_date', 'close_date'],
      ['account_id', 'account', key(account)],
      ['primary_contact__c', 'contact', key(contact)],
      ['campaign_id', 'campaign', key(campaign)],
    ]),
  ],
  ['campaign_members', member, columnsFor(member, [['id', 'source_id'], ['status', 'status'], ['contact_id', 'contact', key(contact)], ['campaign_id', 'campaign', key(campaign)]])],
] as const

const linesOf = (text: string): string[] => text.trimEnd().split(/\r?\n/)

beforeAll(async () => {
  imports = await startTestImports()
  await imports.put(account, contact, campaign, opportunity, member)
  await imports.publish()
})

afterAll(() => imports.close())

test.each(files)('takes %s with their links', async (file, into, columns) => {
  const result = await imports.take(npspFile(file), { object: into.name, mode: 'upsert', key: ['source_id'], mapping: { columns } })
  expect(result).toEqual({ created: npspRows(file).length, updated: 0, unchanged: 0, rejected: 0, dryRun: false, warnings: [], errors: null })
})

test.each(files)('takes %s a second time without doubling or changing anything', async (file, into, columns) => {
  const before = await imports.database.sql`select max(seq) from ws_main._change`
  const result = await imports.take(npspFile(file), { object: into.name, mode: 'upsert', key: ['source_id'], mapping: { columns } })
  expect(result).toMatchObject({ created: 0, updated: 0, unchanged: npspRows(file).length, rejected: 0 })
  expect(await imports.database.sql`select max(seq) from ws_main._change`).toEqual(before)
})

test.each([
  ['contacts', 'contact', 'account', 'account_id'],
  ['opportunities', 'opportunity', 'account', 'account_id'],
  ['opportunities', 'opportunity', 'contact', 'primary_contact__c'],
  ['opportunities', 'opportunity', 'campaign', 'campaign_id'],
  ['campaign_members', 'member', 'contact', 'contact_id'],
  ['campaign_members', 'member', 'campaign', 'campaign_id'],
] as const)('links every row of %s to its %s.%s', async (file, from, link, column) => {
  expect(await storedLinks(imports.database.sql, { from, link, to: link })).toEqual(linksInFile(file, column))
})

test('shows what an imported record was made with, also after it was changed', async () => {
  const caller = imports.caller()
  const [{ id } = { id: '' }] = await imports.database.sql<{ id: string }[]>`select id from ws_main.account where source_id = '2'`
  const history = await recordHistory(caller, { objectName: 'account', id })
  expect(history.items).toHaveLength(1)
  expect(history.items[0]).toMatchObject({ op: 'create', version: 1, actor: { id: caller.person.id, name: 'Ada' } })
  const made = [
    { field: 'name', old: null, new: 'Porter Household' },
    { field: 'source_id', old: null, new: '2' },
    { field: 'city', old: null, new: 'Saint Paul' },
  ]
  expect(history.items[0]?.changes).toEqual(expect.arrayContaining(made.map((change) => expect.objectContaining(change))))
  await updateRecord(caller, { objectName: 'account', id, version: 1, values: { name: 'Porter', city: null }, write: { now: new Date(), cause: { root: 'test', depth: 0, via: 'person' } } })
  const later = await recordHistory(caller, { objectName: 'account', id })
  expect(later.items.map(({ op }) => op)).toEqual(['update', 'create'])
  expect(later.items[1]?.changes).toEqual(history.items[0]?.changes)
  expect((await recordHistory(caller, { objectName: 'account', id, limit: 1 })).items.map(({ op }) => op)).toEqual(['update'])
})

test('changes only what differs, and keeps the old values', async () => {
  const [header, first] = linesOf(npspFile('accounts'))
  const text = `${header}\n${first?.replace('Shaw Household', 'Shaw Family')}\n`
  const columns = files[0][2]
  expect(await imports.take(text, { object: 'account', mode: 'update', key: ['source_id'], mapping: { columns } })).toMatchObject({ created: 0, updated: 1, unchanged: 0 })
  const [{ id } = { id: '' }] = await imports.database.sql<{ id: string }[]>`select id from ws_main.account where source_id = '1'`
  expect(await readRecord(imports.caller(), { objectName: 'account', id })).toMatchObject({ version: 2, values: { name: 'Shaw Family', city: 'Aurora' } })
  const { items } = await recordHistory(imports.caller(), { objectName: 'account', id })
  expect(items.map(({ op, version }) => [op, version])).toEqual([['update', 2], ['create', 1]])
  expect(items[0]?.changes).toEqual([expect.objectContaining({ field: 'name', old: 'Shaw Household', new: 'Shaw Family' })])
})
