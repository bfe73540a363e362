import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createLocalFiles } from '../../../server/files/local-files.ts'
import { makeDataDir } from '../../support/embedded-process.ts'

const folder = makeDataDir()
const files = createLocalFiles(path.join(folder, 'files'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const streamOf = (...texts: string[]): ReadableStream<Uint8Array> => new Blob(texts).stream()

const textOf = async (key: string): Promise<string> => new Response(await files.read(key)).text()

test('gives back what was written, and its size', async () => {
  expect(await files.write('crm/0198aa', streamOf('Đà ', 'Nẵng'))).toEqual({ size: 11 })
  expect(await textOf('crm/0198aa')).toBe('Đà Nẵng')
})

test('writes for nobody else', () => {
  expect(fs.statSync(path.join(folder, 'files/crm/0198aa')).mode & 0o777).toBe(0o600)
})

test('leaves nothing of an upload that broke off', async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error('the line is dead')),
  })
  await expect(files.write('crm/broken', broken)).rejects.toThrow('the line is dead')
  expect(fs.readdirSync(path.join(folder, 'files/crm'))).toEqual(['0198aa'])
})

test('fails at once for a file that is not there', async () => {
  await expect(files.read('crm/nothing')).rejects.toThrow('ENOENT')
})

test('removes a file, also twice', async () => {
  await files.remove('crm/0198aa')
  await files.remove('crm/0198aa')
  await expect(files.read('crm/0198aa')).rejects.toThrow('ENOENT')
})

test('removes what a process has left that ended while it wrote', async () => {
  fs.writeFileSync(path.join(folder, 'files/crm/half.part'), 'Đà')
  await files.remove('crm/half')
  expect(fs.readdirSync(path.join(folder, 'files/crm'))).toEqual([])
})

test.each(['../secret', '/etc/passwd', 'crm/../../secret', 'a.b', ''])('refuses the key %j', async (key) => {
  await expect(files.read(key)).rejects.toThrow("a file's key is made of letters")
})
