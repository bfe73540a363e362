import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../../server/app.ts'
import { startTestApp, type TestApp } from '../../support/server.ts'

let test: TestApp
let folder: string
let ask: (address: string, init?: RequestInit) => Promise<Response>

beforeAll(async () => {
  test = await startTestApp({ isSetUp: false, routes: [] })
  folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-pages-'))
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Tessera</title>')
  writeFileSync(path.join(folder, 'assets/main-4f3a.js'), 'export {}')
  writeFileSync(path.join(folder, 'tile.svg'), '<svg/>')
  symlinkSync('/etc/hostname', path.join(folder, 'link.txt'))
  const app = createApp(test.parts, [], { pages: folder })
  ask = async (address, init) => app.request(`http://localhost:3000${address}`, init)
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await test.close()
})

describe('the pages', () => {
  it.each(['/', '/sign-in', '/w/main/work/deal/0198', '/setup?token=x'])(
    'show the app at %s, under the strict policy',
    async (address) => {
      const response = await ask(address)
      expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ])
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("script-src 'self';")
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(await response.text()).toContain('<title>Tessera</title>')
    },
  )

  it('keep hashed assets for good and ask for the others again', async () => {
    const asset = await ask('/assets/main-4f3a.js')
    expect([asset.headers.get('cache-control'), asset.headers.get('content-type')]).toEqual([
      'public, max-age=31536000, immutable',
      'text/javascript; charset=utf-8',
    ])
    expect((await ask('/tile.svg')).headers.get('cache-control')).toBe('no-cache')
  })

  it('are packed for who can unpack them', async () => {
    const packed = await ask('/assets/main-4f3a.js', { headers: { 'accept-encoding': 'gzip, br' } })
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual(['gzip', 'accept-encoding'])
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('export {}')
  })

  it('have no other files', async () => {
    for (const address of [
      '/assets/old-1111.js',
      '/missing.png',
      '/link.txt',
      '/assets/..%2f..%2fetc%2fpasswd',
      '/etc/passwd.txt',
    ])
      expect([address, (await ask(address)).status >= 400]).toEqual([address, true])
  })

  it('drop a closing slash, but not into another site', async () => {
    const response = await ask('/w/main/?a=1')
    expect([response.status, response.headers.get('location')]).toEqual([308, '/w/main?a=1'])
    expect((await ask('//evil.example/')).status).toBe(400)
  })

  it('are looked at, never written to', async () => {
    expect((await ask('/sign-in', { method: 'POST' })).status).toBe(405)
    const head = await ask('/sign-in', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it('that were not built are said to be missing', async () => {
    const bare = createApp(test.parts, [], { pages: path.join(folder, 'nowhere') })
    expect((await bare.request('http://localhost:3000/')).status).toBe(404)
  })

  it('are kept to https once they came by it', async () => {
    const secure = createApp({ ...test.parts, baseUrl: 'https://tessera.example.com' }, [], { pages: folder })
    expect((await secure.request('https://tessera.example.com/')).headers.get('strict-transport-security')).toMatch(
      /max-age=31536000/,
    )
  })
})
