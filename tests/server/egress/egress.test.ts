import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EgressFailure, type EgressRequest } from '../../../runtime/ports.ts'
import { createEgress } from '../../../server/egress/egress.ts'

let server: http.Server
let port: number
const seen: { method: string; url: string; headers: http.IncomingHttpHeaders; body: string }[] = []

const answers: Record<string, (response: http.ServerResponse) => void> = {
  '/hello': (response) => response.writeHead(200, { 'x-kind': 'greeting' }).end('hello'),
  '/missing': (response) => response.writeHead(404).end('nothing'),
  '/packed': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked')),
  '/bomb': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(4 * 1024 * 1024))),
  '/long': (response) => response.writeHead(200).end(Buffer.alloc(1024 * 1024 + 1, 'x')),
  '/silent': () => undefined,
  '/slow': (response) => response.writeHead(200).write('begun'),
  '/inwards': (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/elsewhere': (response) => response.writeHead(307, { location: `http://localhost:${port}/hello` }).end(),
  '/moved': (response) => response.writeHead(303, { location: '/hello' }).end(),
  '/around': (response) => response.writeHead(302, { location: '/around' }).end(),
  '/file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/cut': (response) => void response.socket?.destroy(),
}

beforeAll(async () => {
  server = http.createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
    answers[request.url ?? '']?.(response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const ask = (path: string, more: Partial<EgressRequest> = {}, allowed: readonly string[] = [`127.0.0.1:${port}`, `localhost:${port}`]) =>
  createEgress({ allowed, patience: { headers: 300, whole: 800 } }).send({ method: 'GET', url: path.startsWith('/') ? `http://127.0.0.1:${port}${path}` : path, headers: [], body: null, ...more })

const failure = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(() => undefined, (reason: unknown) => reason)
  if (error instanceof EgressFailure) return error.code
  throw error ?? new Error('there was an answer')
}

describe('calls to others', () => {
  it('give the answer, whatever its status', async () => {
    expect(await ask('/hello')).toMatchObject({ status: 200, body: 'hello', headers: { 'x-kind': 'greeting' } })
    expect(await ask('/missing')).toMatchObject({ status: 404, body: 'nothing' })
    expect(await ask('/packed')).toMatchObject({ body: 'unpacked' })
  })

  it('send what they are given, and the headers of the connection themselves', async () => {
    await ask('/hello', { method: 'POST', body: '{"é":1}', headers: [['Content-Type', 'application/json'], ['Host', 'other.example'], ['Content-Length', '1'], ['X-Own', 'yes']] })
    expect(seen.at(-1)).toMatchObject({ method: 'POST', body: '{"é":1}', headers: { host: `127.0.0.1:${port}`, 'content-length': '8', 'x-own': 'yes' } })
    expect(await failure(ask('/hello', { headers: [['X-Own', 'a\r\nHost: b']] }))).toBe('invalid-header')
  })

  it.each(['http://127.0.0.1:1/', 'http://localhost/', 'http://[::1]/', 'http://10.0.0.1/', 'http://169.254.169.254/', 'http://2130706433/', 'http://0x7f.1/', 'http://[::ffff:127.0.0.1]/', 'http://0/'])(
    'do not reach into private networks: %s',
    async (url) => {
      expect(await failure(ask(url, {}, []))).toBe('address-forbidden')
    },
  )

  it('reach a private host that is allowed, on its port alone', async () => {
    expect(await failure(ask('/hello', {}, []))).toBe('address-forbidden')
    expect(await failure(ask('/hello', {}, ['127.0.0.1:1']))).toBe('address-forbidden')
    expect(await ask('/hello', {}, ['127.0.0.1'])).toMatchObject({ status: 200 })
  })

  it.each(['ftp://example.com/', 'file:///etc/passwd', 'not an address', 'http://user:secret@example.com/', 'javascript:alert(1)'])('take only addresses of the web: %s', async (url) => {
    expect(await failure(ask(url))).toBe('invalid-address')
  })

  it('follow redirects, judging each anew', async () => {
    expect(await ask('/moved', { method: 'POST', body: 'x' })).toMatchObject({ status: 200, body: 'hello' })
    expect(seen.at(-1)).toMatchObject({ method: 'GET', body: '' })
    expect(await failure(ask('/inwards'))).toBe('address-forbidden')
    expect(await failure(ask('/file'))).toBe('invalid-address')
    expect(await failure(ask('/around'))).toBe('too-many-redirects')
  })

  it('tell another origin nothing of who asks', async () => {
    await ask('/elsewhere', { method: 'POST', body: 'x', headers: [['Authorization', 'Bearer secret']] })
    expect(seen.at(-2)?.headers['authorization']).toBe('Bearer secret')
    expect(seen.at(-1)).toMatchObject({ method: 'POST', body: 'x', headers: { host: `localhost:${port}` } })
    expect(seen.at(-1)?.headers).not.toHaveProperty('authorization')
  })

  it('end when the answer is too long, even unpacked, or does not come', async () => {
    expect(await failure(ask('/long'))).toBe('answer-too-long')
    expect(await failure(ask('/bomb'))).toBe('answer-too-long')
    expect(await failure(ask('/silent'))).toBe('timeout')
    expect(await failure(ask('/slow'))).toBe('timeout')
    expect(await failure(ask('/cut'))).toBe('unreachable')
    expect(await failure(ask('http://127.0.0.1:1/', {}, ['127.0.0.1']))).toBe('unreachable')
  })
})
