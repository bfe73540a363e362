import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { takeLock } from '../../../server/embedded/lock.ts'
import { makeDataDir } from '../../support/embedded-process.ts'

const folder = makeDataDir()
const file = path.join(folder, 'pg18.lock')
beforeEach(() => fs.rmSync(file, { force: true }))
afterAll(() => fs.rmSync(folder, { recursive: true }))

test('gives the lock to one holder until it is released', () => {
  const lock = takeLock(file)
  expect(lock).toBeDefined()
  expect(takeLock(file)).toBeUndefined()
  lock?.release()
  takeLock(file)?.release()
  expect(fs.readdirSync(folder)).toEqual([])
})

test('replaces the lock of a process that is gone', () => {
  fs.writeFileSync(file, '4194303 12345')
  expect(takeLock(file)).toBeDefined()
})

test('replaces the lock of an earlier process whose id was given again', () => {
  fs.writeFileSync(file, `${process.ppid} 1`)
  expect(takeLock(file)).toBeDefined()
})

test('replaces a lock that says nothing', () => {
  fs.writeFileSync(file, '')
  expect(takeLock(file)).toBeDefined()
})

test('does not release what another process took in the meantime', () => {
  const lock = takeLock(file)
  fs.writeFileSync(file, 'another')
  lock?.release()
  expect(fs.readFileSync(file, 'utf8')).toBe('another')
})
