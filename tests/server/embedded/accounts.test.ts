import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeDataDir, postmasterPid, startInProcess } from '../../support/embedded-process.ts'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65_534, gid: 65_534 }
let dataDir: string

beforeEach(() => {
  dataDir = makeDataDir()
})
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }))

const accountOf = (pid: number): number => fs.statSync(`/proc/${pid}`).uid

test.skipIf(isRoot)('an ordinary user runs the database as they are', async () => {
  const embedded = await startInProcess(dataDir)
  expect(accountOf(postmasterPid(dataDir))).toBe(process.getuid?.())
  await embedded.kill('SIGTERM')
})

describe.runIf(isRoot)('as root', () => {
  test('the database runs as another account', async () => {
    const embedded = await startInProcess(dataDir)
    expect(accountOf(postmasterPid(dataDir))).not.toBe(0)
    await embedded.kill('SIGTERM')
  })

  test('an ordinary user runs the database as they are, and root joins later without taking it from them', async () => {
    fs.chownSync(dataDir, nobody.uid, nobody.gid)
    const user = await startInProcess(dataDir, nobody)
    expect(accountOf(postmasterPid(dataDir))).toBe(nobody.uid)
    await user.kill('SIGTERM')
    const root = await startInProcess(dataDir)
    expect(accountOf(postmasterPid(dataDir))).toBe(nobody.uid)
    await root.kill('SIGTERM')
    await startInProcess(dataDir, nobody).then((again) => again.kill('SIGTERM'))
  })

  test('a data folder copied back by root is given to the database again', async () => {
    await startInProcess(dataDir).then((first) => first.kill('SIGTERM'))
    const data = path.join(dataDir, 'pg18')
    for (const entry of ['', ...fs.readdirSync(data, { recursive: true, encoding: 'utf8' })]) fs.lchownSync(path.join(data, entry), 0, 0)
    const second = await startInProcess(dataDir)
    expect(fs.statSync(path.join(data, 'base')).uid).toBe(accountOf(postmasterPid(dataDir)))
    await second.kill('SIGTERM')
  })

  test('in a folder that only root may enter, the data lies in a system folder and a link says so', async () => {
    const hidden = path.join(dataDir, 'home')
    fs.mkdirSync(hidden, { mode: 0o700 })
    const first = await startInProcess(hidden)
    const data = fs.realpathSync(path.join(hidden, 'pg18'))
    expect(data).toMatch(/^\/var\/lib\/tessera\//)
    await first.kill()
    const second = await startInProcess(hidden)
    expect(second.ownerUrl).toBe(first.ownerUrl)
    await second.kill('SIGTERM')
    fs.rmSync(path.dirname(data), { recursive: true })
  })

  test('a data folder of somebody else is refused in one line', async () => {
    await expect(startInProcess(dataDir, nobody)).rejects.toThrow(
      `The data folder ${dataDir} cannot be written: it belongs to another account. Set DATA_DIR to another folder.`,
    )
  })
})
