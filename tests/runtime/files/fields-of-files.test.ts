import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { newId } from '../../../schemas/ids.ts'
import type { MessageDefinition } from '../../../schemas/messages/message.ts'
import { readableFile } from '../../../runtime/files/readable-files.ts'
import { keepUpload } from '../../../runtime/files/uploads.ts'
import { renderMessage } from '../../../runtime/messages/render-message.ts'
import { runCommand } from '../../../runtime/publish/commands.ts'
import { planPublish } from '../../../runtime/publish/publish.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { field, object, refusalOf, startTestDesign, type TestDesign, validationRule } from '../../support/publishing.ts'
import { write } from '../records/workspace.ts'

let design: TestDesign
const scans = field('scans', 'image')
const deal = object('deal', [
  field('name', 'text'), field('signed', 'boolean'), field('contract', 'file'), scans, field('parent', 'lookup', { object: 'deal', onDelete: 'set_null' }),
])

beforeAll(async () => {
  design = await startTestDesign()
  await design.put(deal)
  await design.put(
    validationRule('deal_signed', { refuseWhen: { and: [{ '==': [{ var: 'signed' }, true] }, { is_blank: [{ var: 'contract' }] }] }, field: 'contract' }),
    validationRule('deal_kept', { refuseWhen: { and: [{ '!': [{ is_new: [] }] }, { changed: ['contract'] }, { '==': [{ var: 'name' }, 'Closed'] }] } }),
    validationRule('deal_parent', { refuseWhen: { and: [{ '==': [{ var: 'name' }, 'Child'] }, { is_blank: [{ var: 'parent.contract' }] }] } }),
  )
  await design.publish()
})
afterAll(() => design.close())

const upload = async (name: string) => ({ id: (await keepUpload(design.caller(), { name, bytes: new Blob(['%PDF-1.7']).stream() })).id })
const create = (values: Record<string, unknown>): Promise<RecordAnswer> => createRecord(design.caller(), { objectName: 'deal', values, write: write() })
const change = ({ id, version }: RecordAnswer, values: Record<string, unknown>) => updateRecord(design.caller(), { objectName: 'deal', id, version, values, write: write() })
const rulesOf = async (work: Promise<unknown>) => (await refusalOf(work)).issues.map(({ params }) => params?.rule)
const namesFound = async (where: object) => (await queryRecords(design.caller(), { objectName: 'deal', query: { where, select: ['name'] }, now: new Date() })).items.map(({ values }) => values.name)

it('rules ask whether there are any, over links too, and whether a save changes them', async () => {
  expect(await rulesOf(create({ name: 'A', signed: true }))).toEqual(['deal_signed'])
  const contract = await upload('a.pdf')
  const closed = await create({ name: 'Closed', signed: true, contract: [contract] })
  expect(await rulesOf(change(closed, { contract: [contract, await upload('b.pdf')] }))).toEqual(['deal_kept'])
  expect((await change(closed, { contract: [contract], signed: false })).version).toBe(2)
  const empty = await create({ name: 'Empty' })
  expect(await rulesOf(create({ name: 'Child', parent: empty.id }))).toEqual(['deal_parent'])
  expect((await create({ name: 'Child', parent: closed.id })).version).toBe(1)
  expect((await namesFound({ '!': [{ is_blank: [{ var: 'contract' }] }] })).toSorted()).toEqual(['Closed'])
  expect(await namesFound({ '!': [{ is_blank: [{ var: 'parent.contract' }] }] })).toEqual(['Child'])
})

it('a review tells how many records lack a file that becomes required, and looks into no file', async () => {
  const before = await design.get('object', 'deal')
  await design.put({ ...deal, fields: deal.fields.map((each) => (each.name === 'contract' ? { ...each, required: true } : each)) })
  const { checks } = await planPublish(design.caller(), {})
  expect(checks).toMatchObject([{ code: 'required', failing: expect.any(Number) }])
  await design.put(before)
})

it('messages call them by their names', async () => {
  const record = await create({ name: 'Told', contract: [await upload('Hợp đồng.pdf'), await upload('plan.pdf')] })
  const message = {
    kind: 'message', format: 1, id: newId('message'), name: 'deal_told', label: 'Told', object: 'deal', channels: ['in_app'], subject: 'Files', body: 'See {{ record.contract }}',
  } as unknown as MessageDefinition
  const person = { name: 'Ada', jobTitle: null, employeeCode: null, language: 'en', zone: 'UTC' } as const
  const { text } = await renderMessage(design.caller(), { message, record: record.id, recipient: person, user: person, now: new Date(), link: '' })
  expect(text).toBe('See Hợp đồng.pdf; plan.pdf')
})

it('nobody reads them through a field in the trash, and they come back with it', async () => {
  const scan = { id: (await keepUpload(design.caller(), { name: 'scan.png', bytes: new Blob(['no picture']).stream() })).id }
  await design.database.sql`update ws_main._file set type = 'image/png' where id = ${scan.id}`
  const record = await create({ name: 'Scanned', scans: [scan] })
  const scansOf = async () => (await queryRecords(design.caller(), { objectName: 'deal', query: { where: { '==': [{ var: 'name' }, 'Scanned'] } }, now: new Date() })).items[0]?.values.scans
  await runCommand(design.caller(), { command: 'delete', kind: 'object', name: 'deal', part: scans.id })
  await design.publish()
  expect((await refusalOf(readableFile(design.caller(), scan.id))).code).toBe('not-found')
  await runCommand(design.caller(), { command: 'restore', kind: 'object', name: 'deal', part: scans.id })
  await design.publish()
  expect((await readableFile(design.caller(), scan.id)).name).toBe('scan.png')
  expect(await scansOf()).toEqual(record.values.scans)
  // Pictures are files, too; not every file is a picture.
  const live = await design.get('object', 'deal')
  await design.put({ ...deal, ...live, fields: deal.fields.map((each) => (each.id === scans.id ? { ...each, type: 'file' } : each)) })
  await design.publish()
  expect(await scansOf()).toEqual(record.values.scans)
})
