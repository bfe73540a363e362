import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readJob } from '../../../runtime/jobs/find-jobs.ts'
import { startImport } from '../../../runtime/imports/start-import.ts'
import { bulkWrite } from '../../../runtime/records/bulk.ts'
import { newId } from '../../../schemas/ids.ts'
import { columnsFor, finished, startTestImports, type TestImports } from '../../support/importing.ts'
import { field, object } from '../../support/publishing.ts'

let imports: TestImports
const keyed = object('keyed', [field('name', 'text'), field('code', 'text')], { unique: [{ id: newId('unique'), fields: ['code'] }] })

beforeAll(async () => {
  imports = await startTestImports()
  await imports.put(keyed)
  await imports.publish()
})
beforeEach(() => imports.database.sql`delete from ws_main.keyed`)
afterAll(() => imports.close())

const begin = async (text: string): Promise<string> => {
  const mapping = { columns: columnsFor(keyed, [['name', 'name'], ['code', 'code']]) }
  const { id } = await startImport(imports.caller(), { file: await imports.upload(text), object: 'keyed', mode: 'upsert', key: ['code'], mapping })
  imports.runner.wake('main')
  return id
}

const linesOf = (by: string, codes: readonly number[]): string => `name,code\n${codes.map((code) => `${by},C${code}`).join('\n')}\n`

const upsert = (name: string, codes: readonly string[]) => {
  const items = codes.map((code) => ({ op: 'upsert' as const, key: ['code'], values: { code, name } }))
  return bulkWrite(imports.caller(), { objectName: 'keyed', request: { mode: 'atomic', items }, write: { now: new Date(), cause: { root: randomUUID(), depth: 0, via: 'test' } } })
}

describe('of two upserts that make one record', () => {
  it('the later changes what the other made, in bulk', async () => {
    for (let round = 0; round < 10; round += 1) {
      const codes = [`A${round}`, `B${round}`]
      const results = await Promise.all(Array.from({ length: 6 }, (_, index) => upsert(`Writer ${index}`, codes)))
      const versions = results.map((records) => records.map((result) => ('record' in result ? result.record?.version : result.refusal.code)))
      expect(versions.map(([first]) => first).toSorted()).toEqual([1, 2, 3, 4, 5, 6])
      expect(versions.map(([, second]) => second).toSorted()).toEqual([1, 2, 3, 4, 5, 6])
    }
  })

  it('the later still hears of a value that is taken by another key', async () => {
    await imports.database.sql`insert into ws_main.keyed (id, name, code) values (gen_random_uuid(), 'Old', 'A')`
    const items = [{ op: 'create' as const, values: { code: 'A', name: 'New' } }]
    const request = { objectName: 'keyed', request: { mode: 'atomic' as const, items }, write: { now: new Date(), cause: { root: randomUUID(), depth: 0, via: 'test' } } }
    await expect(bulkWrite(imports.caller(), request)).rejects.toMatchObject({ code: 'invalid-record', issues: [{ code: 'value-taken' }] })
  })

  it('the later changes what the other made, in an import that waited for it', async () => {
    let id = ''
    await imports.database.sql.begin(async (sql) => {
      await sql`insert into ws_main.keyed (id, name, code) values (gen_random_uuid(), 'Mine', 'C77')`
      id = await begin(linesOf('Theirs', Array.from({ length: 200 }, (_, index) => index)))
      await expect
        .poll(async () => (await imports.database.data.sql`select 1 from pg_locks where locktype = 'transactionid' and not granted`).length, { timeout: 10_000 })
        .toBeGreaterThan(0)
    })
    expect(await finished(imports.caller(), id)).toMatchObject({ state: 'done', result: { created: 199, updated: 1, rejected: 0 } })
  })

  it.each([
    ['the same', (codes: readonly number[]) => codes],
    ['the opposite', (codes: readonly number[]) => codes.toReversed()],
  ])('the later changes what the other made, in imports of %s order', async (_, ordered) => {
    const codes = Array.from({ length: 8_000 }, (_code, index) => index)
    const ids = await Promise.all([begin(linesOf('First', codes)), begin(linesOf('Second', ordered(codes)))])
    for (const id of ids) await finished(imports.caller(), id)
    const jobs = await Promise.all(ids.map((id) => readJob(imports.caller(), id)))
    expect(jobs.map(({ state, result }) => [state, (result as { rejected: number }).rejected])).toEqual([['done', 0], ['done', 0]])
    const [stored] = await imports.database.sql`select count(*)::int as rows, count(distinct code)::int as codes, sum(version)::int as versions from ws_main.keyed`
    expect(stored).toEqual({ rows: codes.length, codes: codes.length, versions: codes.length * 2 })
  })
})
