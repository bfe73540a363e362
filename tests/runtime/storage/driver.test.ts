import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../support/database.ts'
import type { FreshDatabase } from '../../support/database.ts'

let database: FreshDatabase
let superuser: postgres.Sql

beforeAll(async () => {
  database = await freshDatabase()
  superuser = postgres(inject('postgresUrl'), { max: 1 })
  await database.sql`create schema t`
  await database.sql`create table t.line (id int primary key)`
})

afterAll(async () => {
  await superuser.end()
  await database.drop()
})

async function endBackend(sql: postgres.ISql): Promise<void> {
  const [backend] = await sql`select pg_backend_pid() as pid`
  await superuser`select pg_terminate_backend(${backend?.pid})`
  await sleep(50)
}

test('a transaction whose connection died runs no statement elsewhere', async () => {
  let late: Promise<unknown> = Promise.resolve()
  const lost = database.sql.begin(async (tx) => {
    await tx`insert into t.line values (1)`
    await endBackend(tx)
    // By now every connection of the pool is open again.
    await Promise.all(Array.from({ length: 8 }, () => database.sql`select pg_sleep(0.05)`))
    late = tx`insert into t.line values (2)`
    await late
  })
  await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  await sleep(300)
  await expect(late).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  expect(await database.sql`select id from t.line`).toEqual([])
})

test('a statement on a connection that has just closed is refused, and the pool stays whole', async () => {
  for (let round = 0; round < 5; round += 1) {
    const lost = database.sql.begin((tx) => endBackend(tx).then(() => tx`select 1`))
    await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => database.sql`select ${n}::int as n`))
    expect(answers.map(([row]) => row?.n)).toEqual(Array.from({ length: 12 }, (_, n) => n))
  }
})

test('a reserved connection that died is not given back to the pool', async () => {
  const reserved = await database.sql.reserve()
  await endBackend(reserved)
  await expect(reserved`select 1`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
  reserved.release()
  await expect(Promise.all(Array.from({ length: 8 }, () => database.sql`select 1`))).resolves.toHaveLength(8)
})

test('a copy that is refused at its end fails', async () => {
  const copy = await database.sql`copy t.line from stdin`.writable()
  const ended = new Promise((resolve, reject) => copy.on('error', reject).on('finish', resolve))
  copy.end('7\n7\n')
  await expect(ended).rejects.toMatchObject({ code: '23505' })
  expect(await database.sql`select id from t.line`).toEqual([])
})

test('what waits for an answer or a connection can be cut off; what is idle stays, and the pool is whole', async () => {
  await Promise.all(Array.from({ length: 10 }, () => database.sql`select 1`))
  const waiting = Array.from({ length: 30 }, () => database.sql`select pg_sleep(30)`.execute())
  const transaction = database.sql.begin((tx) => tx`select pg_sleep(30)`)
  await sleep(200)
  const from = Date.now()
  database.owner.cut()
  const ends = await Promise.allSettled([...waiting, transaction])
  expect(ends.map((end) => (end.status === 'rejected' ? (end.reason as { code: string }).code : end.status))).toEqual(Array.from({ length: 31 }, () => 'CONNECTION_CLOSED'))
  await Promise.all(Array.from({ length: 20 }, () => database.sql`select pg_sleep(0.01)`))
  expect(Date.now() - from).toBeLessThan(5_000)
})
