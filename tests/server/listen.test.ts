import http from 'node:http'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listen } from '../../server/listen.ts'
import { freePort } from '../../server/embedded/free-port.ts'

test('tells early requests to come back, until the application answers', async () => {
  const port = await freePort()
  const door = await listen(port)
  const early = await fetch(`http://localhost:${port}/readyz`)
  expect([early.status, early.headers.get('retry-after'), await early.json()]).toEqual([
    503,
    '1',
    { type: 'about:blank', title: 'Tessera is starting', status: 503, code: 'starting' },
  ])
  door.answerWith(() => new Response('here'))
  expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('here')
  await door.close(1_000)
})

test('fails no request that it has taken while it closes', async () => {
  const port = await freePort()
  const door = await listen(port)
  door.answerWith(() => sleep(10).then(() => new Response('here')))
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 })
  const outcomes = new Map<string, number>()
  let isOver = false
  const keepAsking = async (): Promise<void> => {
    while (!isOver) {
      const outcome = await ask(port, agent)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
  }
  const clients = Array.from({ length: 8 }, keepAsking)
  await sleep(200)
  await door.close(5_000)
  isOver = true
  await Promise.all(clients)
  expect(outcomes.get('200')).toBeGreaterThan(0)
  expect([...outcomes.keys()].filter((outcome) => outcome !== '200' && outcome !== 'ECONNREFUSED')).toEqual([])
})

test('ends what does not end by itself once its patience is over', async () => {
  const port = await freePort()
  const door = await listen(port)
  door.answerWith(() => new Promise(() => undefined))
  const hanging = ask(port, new http.Agent())
  await sleep(50)
  const from = Date.now()
  await door.close(700)
  expect(Date.now() - from).toBeLessThan(3_000)
  expect(await hanging).toBe('ECONNRESET')
})

test('names a port that is taken', async () => {
  const port = await freePort()
  const other = net.createServer().listen(port)
  await expect(listen(port)).rejects.toThrow(`Port ${port} is taken by another program: stop it, or set PORT to another number.`)
  other.close()
})

function ask(port: number, agent: http.Agent): Promise<string> {
  return new Promise((resolve) => {
    const request = http.get({ port, agent }, (response) => {
      response.resume().on('end', () => resolve(String(response.statusCode)))
    })
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  })
}
