import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createShutdown } from '../../server/shutdown.ts'
import { logged, type LoggedLine } from '../support/logged.ts'

test('stops what was started in the opposite order, whatever hangs or fails', async () => {
  const lines: LoggedLine[] = []
  const stopped: string[] = []
  const shutdown = createShutdown(logged(lines))
  const stop = (name: string) => async () => void stopped.push(name)
  shutdown.add('database', stop('database'))
  shutdown.add('jobs', () => new Promise(() => undefined), 50)
  shutdown.add('watch', async () => Promise.reject(new Error('it is stuck')))
  shutdown.add('door', async () => {
    await sleep(100)
    stopped.push('door')
  }, 1_000)
  const began = performance.now()
  await shutdown.run()
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(stopped).toEqual(['door', 'database'])
  expect(lines).toMatchObject([
    { level: 'error', fields: { part: 'watch', err: { message: 'it is stuck' } } },
    { level: 'warn', fields: { part: 'jobs' } },
  ])
  await shutdown.run()
  expect(stopped).toEqual(['door', 'database'])
})
