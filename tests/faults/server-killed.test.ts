import fs from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { livingProcess } from '../../server/embedded/processes.ts'
import { makeDataDir } from '../support/embedded-process.ts'
import { removeDataDir, startServer } from '../support/server-process.ts'
import { setUpDataDir } from '../support/set-up.ts'

let dataDir: string
afterEach(() => removeDataDir(dataDir))

test('the first start prints one address and a set-up link; SIGTERM stops server and database', async () => {
  dataDir = makeDataDir()
  const server = await startServer({ dataDir })
  const [address, link] = server.output().trim().split('\n').slice(-2)
  expect(address).toBe(`Tessera runs at ${server.url}`)
  expect(link).toMatch(new RegExp(`^Set it up here; the link works once: ${server.url}/setup\\?token=[\\w-]{43}$`))
  const postmaster = server.postmasterPid()
  expect(await server.stop()).toBe(0)
  expect(livingProcess(postmaster)).toBeUndefined()
  expect(fs.existsSync(path.join(dataDir, 'pg18.lock'))).toBe(false)
})

test('a killed server leaves the database running, and the next start takes it over', async () => {
  dataDir = setUpDataDir()
  const first = await startServer({ dataDir })
  const postmaster = first.postmasterPid()
  await first.kill()
  expect(livingProcess(postmaster)).toBeDefined()
  const second = await startServer({ dataDir })
  expect(second.postmasterPid()).toBe(postmaster)
  expect(await second.stop()).toBe(0)
  expect(livingProcess(postmaster)).toBeUndefined()
})

test('server and database killed together start again without a hand', async () => {
  dataDir = setUpDataDir()
  const first = await startServer({ dataDir })
  const postmaster = first.postmasterPid()
  process.kill(postmaster, 'SIGKILL')
  await first.kill()
  const second = await startServer({ dataDir })
  expect(second.postmasterPid()).not.toBe(postmaster)
  expect(await second.stop()).toBe(0)
})

test('the server outlives its database and is ready again within five seconds', async () => {
  dataDir = setUpDataDir()
  const server = await startServer({ dataDir })
  for (let round = 0; round < 5; round += 1) {
    process.kill(server.postmasterPid(), 'SIGKILL')
    const killedAt = Date.now()
    await sleep(20)
    // Every answer on the way is a proper one: 503 until it is 200.
    for (;;) {
      const { status } = await fetch(`${server.url}/readyz`)
      if (status === 200) break
      expect(status).toBe(503)
      expect(Date.now() - killedAt).toBeLessThan(5_000)
      await sleep(20)
    }
  }
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect(await server.stop()).toBe(0)
})

test('makes the first administrator without a screen', async () => {
  const environment = { TESSERA_ADMIN_EMAIL: 'lan@example.com', TESSERA_ADMIN_PASSWORD: 'violet-harbour-tin-47' }
  dataDir = makeDataDir()
  const server = await startServer({ dataDir, environment })
  expect(server.output()).not.toContain('/setup')
  expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ state: 'ready' })
  await server.stop()
})

test('ends at once at a second signal', async () => {
  dataDir = setUpDataDir()
  const server = await startServer({ dataDir })
  // A request whose head never ends: the first signal waits for it.
  const busy = connect(server.port, 'localhost').on('error', () => undefined)
  busy.write('GET /readyz HTTP/1.1\r\nHost: localhost\r\n')
  await sleep(200)
  server.child.kill('SIGTERM')
  await sleep(800)
  expect(server.child.exitCode).toBeNull()
  expect(await server.stop()).toBe(1)
  busy.destroy()
})
