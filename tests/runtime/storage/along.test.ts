import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { beginAlong } from '../../../runtime/storage/connect.ts'
import { compileStatement, input, runStatement, sendStatement } from '../../../runtime/storage/statement.ts'
import { freshDatabase, type FreshDatabase } from '../../support/database.ts'

let database: FreshDatabase
const insert = compileStatement(sql`insert into kept (name, at) values (${input('name', 'text')}, txid_current())`)
const count = compileStatement(sql`select count(*)::int as count, txid_current()::text as at from kept`)

beforeAll(async () => {
  database = await freshDatabase()
  await database.sql`create table kept (name text primary key, at bigint)`
  await database.sql`grant all on kept to public`
})
beforeEach(() => database.sql`truncate kept`)
afterAll(() => database.drop())

const names = async (): Promise<string[]> => (await database.sql<{ name: string }[]>`select name from kept order by name`).map(({ name }) => name)
const pool = () => database.data.sql

describe('a transaction whose statements travel together', () => {
  it('is one from its first statement on', async () => {
    const seen = await beginAlong(pool(), async (runner) => {
      const [[first], [second]] = await Promise.all([runStatement<{ at: string }>(runner, count), runStatement<{ at: string }>(runner, count)])
      await runStatement(runner, insert, { name: 'a' })
      return [first?.at, second?.at]
    })
    const [row] = await database.sql<{ at: string }[]>`select at::text from kept`
    expect(seen).toEqual([row?.at, row?.at])
  })

  it('fails with the statement that was sent last, though nobody waits for it', async () => {
    const work = beginAlong(pool(), async (runner) => {
      await runStatement(runner, insert, { name: 'a' })
      sendStatement(runner, insert, { name: 'a' })
      return 'done'
    })
    await expect(work).rejects.toMatchObject({ code: '23505' })
    expect(await names()).toEqual([])
  })

  it('fails with one that was sent last within a savepoint', async () => {
    const work = beginAlong(pool(), async (runner) => {
      await runStatement(runner, insert, { name: 'a' })
      await runner.savepoint(async (within) => sendStatement(within, insert, { name: 'a' }))
    })
    await expect(work).rejects.toThrow('failed')
    expect(await names()).toEqual([])
  })

  it('keeps what was not refused, and the connection for others', async () => {
    await beginAlong(pool(), async (runner) => {
      await runStatement(runner, insert, { name: 'a' })
      await runner.savepoint((within) => runStatement(within, insert, { name: 'a' })).catch(() => undefined)
      await runner.savepoint((within) => runStatement(within, insert, { name: 'b' }))
    })
    await expect(beginAlong(pool(), async (runner) => { await runStatement(runner, insert, { name: 'c' }); throw new Error('mine') })).rejects.toThrow('mine')
    await Promise.all(Array.from({ length: 20 }, (_, index) => beginAlong(pool(), (runner) => runStatement(runner, insert, { name: `x${index}` }))))
    expect((await names()).length).toBe(22)
  })
})
