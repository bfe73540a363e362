import { serve } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import type { Server } from 'node:http'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from './start-error.ts'

export type Answer = (request: Request, environment: HttpBindings) => Response | Promise<Response>

interface Listening {
  /** From now on requests are answered by the application; before, they are told to come back. */
  answerWith(answer: Answer): void
  /** Takes no new connection, lets accepted requests end, and after `patience` milliseconds ends those that do not. */
  close(patience: number): Promise<void>
}

/** Opens the port at once: a port that is taken is known before the database is touched. */
export function listen(port: number): Promise<Listening> {
  let answer: Answer = starting
  return new Promise((resolve, reject) => {
    const fetch: Answer = (request, environment) => answer(request, environment)
    // Hono's types ask for one of their own environments, and tell of every kind of server; without TLS it is this one.
    const server = serve({ fetch: fetch as never, port }, () => {
      resolve({ answerWith: (next) => (answer = next), close: (patience) => close(server as Server, patience) })
    })
    server.on('error', (error: NodeJS.ErrnoException) => reject(refusalOf(error, port)))
  })
}

const starting: Answer = () => {
  const problem = { type: 'about:blank', title: 'Tessera is starting', status: 503, code: 'starting' }
  return new Response(JSON.stringify(problem), { status: 503, headers: { 'content-type': 'application/problem+json', 'retry-after': '1' } })
}

function refusalOf(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new StartError(`Port ${port} is taken by another program: stop it, or set PORT to another number.`)
  if (error.code === 'EACCES') return new StartError(`Port ${port} may not be used by this account: set PORT to a number above 1023.`)
  return error
}

const politePause = 500

/**
 * Clients that keep their connection are told with their next answer that it was the last one. Closing the idle ones at
 * once would break the request that is just on its way; they are closed after a pause.
 */
async function close(server: Server, patience: number): Promise<void> {
  server.prependListener('request', (_, response) => response.setHeader('connection', 'close'))
  // Not `server.close` of HTTP, which closes the idle connections first of all.
  const closed = new Promise<void>((resolve) => net.Server.prototype.close.call(server, () => resolve()))
  const startedAt = Date.now()
  let isOpen = true
  void closed.then(() => (isOpen = false))
  while (isOpen) {
    await Promise.race([closed, sleep(50)])
    const elapsed = Date.now() - startedAt
    if (elapsed > patience) server.closeAllConnections()
    else if (elapsed > politePause) server.closeIdleConnections()
  }
}
