import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startEmbedded } from '../../../server/embedded/start-embedded.ts'
import type { Embedded } from '../../../server/embedded/start-embedded.ts'
import { makeLog } from '../../../server/log.ts'
import { makeDataDir, postmasterPid, spawnLauncher, startInProcess } from '../../support/embedded-process.ts'

const log = makeLog('silent')
let dataDir: string
let running: Embedded | undefined

beforeEach(() => {
  dataDir = makeDataDir()
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  fs.rmSync(dataDir, { recursive: true })
})

const start = async (unsafe = true): Promise<Embedded> => (running = await startEmbedded({ dataDir, log, unsafe }))

async function untilAnswers(url: string): Promise<number> {
  const from = Date.now()
  while (Date.now() - from < 15_000) {
    const sql = postgres(url, { max: 1, connect_timeout: 2 })
    const answer = await sql`select 1`.then(() => true, () => false)
    await sql.end({ timeout: 1 })
    if (answer) return Date.now() - from
    await sleep(20)
  }
  throw new Error('the database does not answer')
}

test('takes over the database of a starter that was killed, and then stops it', async () => {
  const starter = await startInProcess(dataDir)
  const pid = postmasterPid(dataDir)
  await starter.kill()
  const { ownerUrl } = await start()
  expect(ownerUrl).toBe(starter.ownerUrl)
  expect(postmasterPid(dataDir)).toBe(pid)
  await running?.stop()
  running = undefined
  expect(fs.existsSync(path.join(dataDir, 'pg18/postmaster.pid'))).toBe(false)
})

test('starts again when starter and database were both killed', async () => {
  const starter = await startInProcess(dataDir)
  const pid = postmasterPid(dataDir)
  await starter.kill()
  process.kill(pid, 'SIGKILL')
  const { ownerUrl } = await start()
  expect(postmasterPid(dataDir)).not.toBe(pid)
  await untilAnswers(ownerUrl)
})

test('starts a killed database again on the same port within five seconds, with all that was committed', async () => {
  const { ownerUrl } = await start(false)
  const sql = postgres(ownerUrl, { max: 1 })
  await sql`create table kept as select 1 as n`
  const busy = sql`select pg_sleep(60)`.catch((error: Error) => error)
  await sleep(50)
  process.kill(postmasterPid(dataDir), 'SIGKILL')
  expect(await untilAnswers(ownerUrl)).toBeLessThan(5_000)
  expect(await busy).toBeInstanceOf(Error)
  expect(await sql`select n from kept`).toEqual([{ n: 1 }])
  await sql.end()
})

test('starts again beside a worker that outlives the killed postmaster', async () => {
  const { ownerUrl } = await start()
  const sql = postgres(ownerUrl, { max: 1 })
  // Counts without a pause, so that it does not notice for a while that its postmaster is gone.
  const busy = sql`select count(*) from generate_series(1, 2000000000)`.catch((error: Error) => error)
  await sleep(100)
  process.kill(postmasterPid(dataDir), 'SIGKILL')
  expect(await untilAnswers(ownerUrl)).toBeLessThan(5_000)
  expect(await busy).toBeInstanceOf(Error)
  await sql.end()
})

test('survives being killed again and again', async () => {
  const { ownerUrl } = await start()
  for (let round = 0; round < 5; round += 1) {
    process.kill(postmasterPid(dataDir), 'SIGKILL')
    await sleep(30)
    expect(await untilAnswers(ownerUrl)).toBeLessThan(5_000)
  }
})

test('does an interrupted first start again', async () => {
  const starter = spawnLauncher(dataDir)
  const ended = once(starter, 'exit')
  while (!fs.readdirSync(dataDir).some((name) => name.startsWith('pg18.new'))) await sleep(10)
  await sleep(100)
  starter.kill('SIGKILL')
  await ended
  const { ownerUrl } = await start()
  expect(await untilAnswers(ownerUrl)).toBeLessThan(5_000)
})

test('refuses a folder of that name that is no database', async () => {
  fs.mkdirSync(path.join(dataDir, 'pg18'))
  fs.writeFileSync(path.join(dataDir, 'pg18/letter.txt'), 'not a database')
  await expect(start()).rejects.toThrow('holds files that are not a database')
  expect(fs.existsSync(path.join(dataDir, 'pg18/letter.txt'))).toBe(true)
})

test('says which file is missing when the passwords are gone', async () => {
  await start()
  await running?.stop()
  running = undefined
  fs.rmSync(path.join(dataDir, 'pg18.json'))
  await expect(start()).rejects.toThrow('pg18.json back')
})
