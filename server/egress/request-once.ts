import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { EgressFailure, type EgressAnswer, type EgressRequest } from '../../runtime/ports.ts'
import { isPublicAddress } from './public-address.ts'
import { readBody } from './read-body.ts'
import type { Target } from './target.ts'

interface Once {
  readonly target: Target
  readonly signal: AbortSignal
  /** Milliseconds until the answer begins. */
  readonly headersWithin: number
}

/** One request to the very address that was judged, on a connection of its own. Redirects are answers like others here. */
export async function requestOnce({ method, headers, body }: EgressRequest, { target, signal, headersWithin }: Once): Promise<EgressAnswer> {
  const { url, address } = target
  const family = isIP(address)
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      agent: false,
      signal,
      headers: { ...sent(headers), 'accept-encoding': 'identity', ...(body !== null && { 'content-length': String(Buffer.byteLength(body)) }) },
      lookup: (_host, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family)),
    })
    const patience = setTimeout(() => request.destroy(new EgressFailure('timeout')), headersWithin)
    // `lookup` is not asked for hosts that are addresses themselves: who was really called is looked at once more.
    request.on('socket', (socket) => socket.once('connect', () => {
      if (!target.isAllowed && !isPublicAddress(socket.remoteAddress ?? '')) request.destroy(new EgressFailure('address-forbidden', { host: url.hostname }))
    }))
    request.on('error', (error) => reject(failureOf(error, signal)))
    request.on('close', () => clearTimeout(patience))
    request.on('response', (response) => {
      clearTimeout(patience)
      readBody(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, headers: oneEach(response.headers), body: text }),
        (error: unknown) => {
          request.destroy()
          reject(failureOf(error, signal))
        },
      )
    })
    request.end(body ?? undefined)
  })
}

/** Headers that belong to the connection are ours to say. */
const ours: ReadonlySet<string> = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'te', 'trailer', 'expect', 'proxy-authorization', 'accept-encoding'])

function sent(headers: EgressRequest['headers']): Record<string, string> {
  const kept = headers.filter(([name]) => !ours.has(name.toLowerCase()))
  try {
    for (const [name, value] of kept) {
      http.validateHeaderName(name)
      http.validateHeaderValue(name, value)
    }
  } catch {
    throw new EgressFailure('invalid-header')
  }
  return Object.fromEntries(kept)
}

const oneEach = (headers: http.IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]])))

function failureOf(error: unknown, signal: AbortSignal): EgressFailure {
  if (error instanceof EgressFailure) return error
  if (signal.aborted) return new EgressFailure('timeout', {}, { cause: error })
  return new EgressFailure('unreachable', {}, { cause: error })
}
