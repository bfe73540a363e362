import { expect, test } from 'vitest'
import { judgeServer } from '../../server/database.ts'

const facts = { version: 160_004, name: '16.4', encoding: 'UTF8', may_create: true }

test('takes PostgreSQL 16 and newer', () => {
  expect(() => judgeServer('DATABASE_URL', facts)).not.toThrow()
  expect(() => judgeServer('DATABASE_URL', { ...facts, version: 190_000 })).not.toThrow()
})

test('refuses an older PostgreSQL by its name', () => {
  const old = { ...facts, version: 150_008, name: '15.8 (Debian 15.8-1)' }
  expect(() => judgeServer('DATABASE_URL', old)).toThrow('DATABASE_URL: PostgreSQL 15.8 (Debian 15.8-1) is too old; Tessera needs 16 or newer.')
})

test('refuses an encoding that cannot hold every text', () => {
  expect(() => judgeServer('DATABASE_URL', { ...facts, encoding: 'LATIN1' })).toThrow("the database's encoding is LATIN1; Tessera needs UTF8.")
})

test('lets the data role do without the right to make schemas', () => {
  expect(() => judgeServer('DATABASE_RUNTIME_URL', { ...facts, may_create: false })).not.toThrow()
})
