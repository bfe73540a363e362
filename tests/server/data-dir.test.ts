import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDataDir, readSecret } from '../../server/data-dir.ts'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-test-'))
afterAll(() => fs.rmSync(root, { recursive: true }))

test('makes the data folder with its parents', () => {
  openDataDir(path.join(root, 'a/b'))
  expect(fs.statSync(path.join(root, 'a/b')).isDirectory()).toBe(true)
})

test('says in one line that a file stands in the way', () => {
  fs.writeFileSync(path.join(root, 'file'), '')
  const inside = path.join(root, 'file/data')
  expect(() => openDataDir(inside)).toThrow(
    `The data folder ${inside} cannot be written: a part of its path is a file. Set DATA_DIR to another folder.`,
  )
})

test('makes a secret once, long and for nobody else', () => {
  const secret = readSecret(root)
  expect(Buffer.from(secret, 'base64url').length).toBeGreaterThanOrEqual(32)
  expect(fs.statSync(path.join(root, 'secret')).mode & 0o777).toBe(0o600)
  expect(readSecret(root)).toBe(secret)
})

test('takes a secret that others could read back from them', () => {
  fs.chmodSync(path.join(root, 'secret'), 0o644)
  readSecret(root)
  expect(fs.statSync(path.join(root, 'secret')).mode & 0o777).toBe(0o600)
})

test('refuses a secret that was cut short', () => {
  fs.writeFileSync(path.join(root, 'secret'), 'abc\n')
  expect(() => readSecret(root)).toThrow('is damaged')
})
