import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { newId } from '../../../schemas/ids.ts'
import { columnsFor, startTestImports, type TestImports } from '../../support/importing.ts'
import { field, object, role } from '../../support/publishing.ts'

let imports: TestImports
let clerk: Caller

const number = field('number', 'text')
const quote = object('quote', [number], { unique: [{ id: newId('unique'), fields: ['number'] }] })
const line = object('line', [field('name', 'text'), field('quote', 'owned_lookup', { object: 'quote', required: true })], { unique: [{ id: newId('unique'), fields: ['name'] }] })
const columns = columnsFor(line, [['name', 'name'], ['quote', 'quote', number.id]])
const request = (mode: 'insert' | 'upsert') => ({ object: 'line', mode, ...(mode === 'upsert' && { key: ['name'] }), mapping: { columns } })
const reasons = async () => {
  const [job] = await imports.database.sql<{ id: string }[]>`select id from ws_main._job order by created_at desc, id desc limit 1`
  return (await imports.rejected(job?.id ?? '')).map(({ line: at, issues }) => [at, issues.map(({ code }) => code)])
}

beforeAll(async () => {
  imports = await startTestImports()
  const rights = role('clerk', { objects: { quote: { create: true, read: 'all', update: 'own' }, line: 'everything' } })
  await imports.put(quote, line, rights)
  await imports.publish()
  clerk = (await imports.person('Binh', [rights.id]))()
  await imports.database.sql`insert into ws_main._person_role (person, role) values (${clerk.person.id}, ${rights.id})`
  const write = { now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } }
  for (const [maker, value] of [[clerk, 'Q1'], [clerk, 'Q2'], [imports.caller(), 'Q9']] as const) await createRecord(maker, { objectName: 'quote', values: { number: value }, write })
})
afterAll(() => imports.close())

describe('an import of records that belong to others', () => {
  it('adds to those only that the person may change', async () => {
    expect(await imports.take('name,quote\nA,Q1\nB,Q9\nC,\n', request('insert'), clerk)).toMatchObject({ created: 1, rejected: 2 })
    expect(await reasons()).toEqual([[3, ['import.no-record']], [4, ['required']]])
  })

  it('leaves them where they belong', async () => {
    expect(await imports.take('name,quote\nA,Q2\nD,Q2\n', request('upsert'), clerk)).toMatchObject({ created: 1, rejected: 1 })
    expect(await reasons()).toEqual([[2, ['parent-fixed']]])
  })
})
