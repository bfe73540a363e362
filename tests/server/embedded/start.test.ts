import fs from 'node:fs'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { livingProcess } from '../../../server/embedded/processes.ts'
import { startEmbedded } from '../../../server/embedded/start-embedded.ts'
import type { Embedded } from '../../../server/embedded/start-embedded.ts'
import { makeLog } from '../../../server/log.ts'
import { makeDataDir, postmasterPid } from '../../support/embedded-process.ts'
import { superuserUrl } from '../../support/postgres.ts'

const dataDir = makeDataDir()
const log = makeLog('silent')
let embedded: Embedded

beforeAll(async () => {
  embedded = await startEmbedded({ dataDir, log, unsafe: true })
})
afterAll(async () => {
  await embedded.stop()
  fs.rmSync(dataDir, { recursive: true })
})

async function ask(url: string, text: string): Promise<Record<string, unknown>> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 })
  try {
    const [row] = await sql.unsafe(text)
    return row ?? {}
  } finally {
    await sql.end()
  }
}

test('answers as two roles that are not superusers, in a database of the first', async () => {
  const question = 'select current_user as role, current_database() as database, rolsuper as super from pg_roles where rolname = current_user'
  expect(await ask(embedded.ownerUrl, question)).toEqual({ role: 'tessera_owner', database: 'tessera', super: false })
  expect(await ask(embedded.runtimeUrl, question)).toEqual({ role: 'tessera_runtime', database: 'tessera', super: false })
})

test('lets the owner make schemas and trusted extensions, and the data role nothing', async () => {
  await ask(embedded.ownerUrl, 'create schema probe; create extension pg_trgm; create extension unaccent')
  await expect(ask(embedded.runtimeUrl, 'create schema other')).rejects.toMatchObject({ code: '42501' })
  await expect(ask(embedded.runtimeUrl, 'create table public.other (id int)')).rejects.toMatchObject({ code: '42501' })
})

test('sorts and folds text without the operating system', async () => {
  const row = await ask(embedded.ownerUrl, `select lower('ĐÀ NẴNG') as lower, 'b' collate "vi-x-icu" < 'đ' collate "vi-x-icu" as vi, current_setting('server_encoding') as encoding`)
  expect(row).toEqual({ lower: 'đà nẵng', vi: true, encoding: 'UTF8' })
})

test('listens on the loopback only and wants a password', async () => {
  const superuser = superuserUrl(dataDir, new URL(embedded.ownerUrl).port)
  const question = `select current_setting('listen_addresses') as at, current_setting('unix_socket_directories') as sockets`
  expect(await ask(superuser, question)).toEqual({ at: '127.0.0.1', sockets: '' })
  const wrong = new URL(embedded.ownerUrl)
  wrong.password = 'wrong'
  await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('keeps the passwords and the data for nobody else', () => {
  expect(fs.statSync(path.join(dataDir, 'pg18.json')).mode & 0o777).toBe(0o600)
  expect(fs.statSync(path.join(dataDir, 'pg18')).mode & 0o777).toBe(0o700)
  expect(fs.readdirSync(dataDir).toSorted()).toEqual(['pg18', 'pg18.json', 'pg18.lock'])
})

test('keeps the texts of refused statements out of its log file', async () => {
  await expect(ask(embedded.ownerUrl, `select 'a customer''s name'::int`)).rejects.toThrow('invalid input syntax')
  expect(fs.readFileSync(path.join(dataDir, 'pg18/tessera.log'), 'utf8')).not.toContain('customer')
})

test('a second process joins the running database, and its end leaves it running', async () => {
  const second = await startEmbedded({ dataDir, log, unsafe: true })
  expect(second.ownerUrl).toBe(embedded.ownerUrl)
  await second.stop()
  expect(await ask(embedded.ownerUrl, 'select 1 as one')).toEqual({ one: 1 })
})

test('a stop leaves no process and no lock; the next start finds the data', async () => {
  await ask(embedded.ownerUrl, 'create table probe.kept as select 7 as n')
  const pid = postmasterPid(dataDir)
  await embedded.stop()
  expect(livingProcess(pid)).toBeUndefined()
  expect(fs.existsSync(path.join(dataDir, 'pg18.lock'))).toBe(false)
  embedded = await startEmbedded({ dataDir, log, unsafe: true })
  expect(await ask(embedded.ownerUrl, 'select n from probe.kept')).toEqual({ n: 7 })
})
