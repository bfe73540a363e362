import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from '../../../runtime/records/create.ts'
import { queryRecords } from '../../../runtime/records/query/run-query.ts'
import { searchTextOfRecord } from '../../../runtime/records/search-column.ts'
import { updateRecord } from '../../../runtime/records/update.ts'
import { startTestImports, type TestImports } from '../../support/importing.ts'
import { field, object } from '../../support/publishing.ts'

const patterns = ['D-{yyyy}-{0000}', '{0}', 'Số {000}/Đ', '0912 {000000} 34', 'A{00}B', '客{0000}号', '{yyyy}{mm}{dd}.{00000000}', '12-{000000000000}-3', '000{0}111']

let imports: TestImports
beforeAll(async () => {
  imports = await startTestImports()
  const numbers = patterns.map((pattern, index) => field(`number_${index}`, 'autonumber', { pattern }))
  await imports.put(object('ticket', [field('name', 'text'), ...numbers, field('note', 'text')]))
  await imports.publish()
})
afterAll(async () => {
  await imports.runner.stop()
  await imports.close()
})

const write = () => ({ now: new Date(), cause: { root: randomUUID(), depth: 0, via: 'test' } })
const create = (name: string) => createRecord(imports.caller(), { objectName: 'ticket', values: { name, note: 'Behind' }, write: write() })

/** What is stored to search by, and what the stored values say that it must be. */
async function searchTexts(name: string): Promise<{ stored: string; wanted: string }> {
  const [row] = await imports.database.sql<{ _search: string; values: Record<string, string> }[]>`select _search, to_jsonb(t) as values from ws_main.ticket t where name = ${name}`
  const plan = imports.workspace.plan().objects.get('ticket')
  if (!row || !plan) throw new Error(`no ticket ${name}`)
  return { stored: row._search, wanted: searchTextOfRecord(plan, (each) => row.values[each.name] ?? null) }
}

const found = async (search: string) => {
  const { items } = await queryRecords(imports.caller(), { objectName: 'ticket', query: { select: ['name'], search }, now: new Date() })
  return items.map(({ values }) => values.name)
}

describe('a record that the system numbers', () => {
  it.each([0, 8, 98, 99, 9_998, 12_345, 999_999, 1_234_567_890_123])('has the search text of its values after the number %i', async (last) => {
    await imports.database.sql`update ws_main._counter set value = ${last}`
    const made = await create(`After ${last}`)
    const { stored, wanted } = await searchTexts(`After ${last}`)
    expect(stored).toBe(wanted)
    expect(stored.split('\n')).toHaveLength(patterns.length + 2)
    await updateRecord(imports.caller(), { objectName: 'ticket', id: made.id, version: 1, values: { name: `Since ${last}` }, write: write() })
    const changed = await searchTexts(`Since ${last}`)
    expect(changed.stored).toBe(changed.wanted)
  })

  it('is found by its number, however it was made', async () => {
    await imports.database.sql`update ws_main._counter set value = 7000`
    const { values } = await create('By hand')
    await imports.take('name\nBy import\n', { object: 'ticket', mode: 'insert', mapping: { columns: [{ column: 'name', field: String(imports.workspace.plan().objects.get('ticket')?.byName.get('name')?.id) }] } })
    expect(String(values.number_0)).toMatch(/^D-20\d\d-7001$/)
    expect(await found(String(values.number_0))).toEqual(['By hand'])
    expect(await found(String(values.number_0).replace('7001', '7002'))).toEqual(['By import'])
    expect(await found('số 7001')).toEqual(['By hand'])
    expect(await found('客7001')).toEqual(['By hand'])
    const imported = await searchTexts('By import')
    expect(imported.stored).toBe(imported.wanted)
  })
})
