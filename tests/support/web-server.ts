import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface HeardRequest {
  readonly method: string
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** Another system that writes down what it is asked. */
export interface WebServer {
  readonly url: string
  readonly host: string
  readonly heard: HeardRequest[]
  /** Milliseconds before each answer. */
  delay: number
  /** Answers to the next requests: a status with headers, the body so many milliseconds after them, or silence. */
  readonly answers: ({ readonly status: number; readonly headers?: Record<string, string>; readonly body?: string; readonly after?: number } | 'silence')[]
  close(): Promise<void>
}

export async function startWebServer(): Promise<WebServer> {
  const heard: HeardRequest[] = []
  const answers: WebServer['answers'] = []
  const own = { delay: 0 }
  const server = http.createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    heard.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body })
    if (own.delay > 0) await sleep(own.delay)
    const answer = answers.shift() ?? { status: 200, body: 'fine' }
    if (answer === 'silence') return
    response.writeHead(answer.status, answer.headers).flushHeaders()
    if (answer.after) await sleep(answer.after)
    response.end(answer.body ?? '')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  return Object.assign(own, { url: `http://${host}`, host, heard, answers, close })
}
