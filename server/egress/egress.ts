import type { Egress, EgressAnswer, EgressRequest } from '../../runtime/ports.ts'
import { EgressFailure } from '../../runtime/ports.ts'
import { requestOnce } from './request-once.ts'
import { targetOf } from './target.ts'

interface EgressOptions {
  /** Private hosts that may be called all the same: `host` or `host:port`. */
  readonly allowed: readonly string[]
  /** Milliseconds until an answer begins, and until it has ended with all redirects. */
  readonly patience?: { readonly headers: number; readonly whole: number }
}

const mostRedirects = 3

/**
 * Calls other systems: the one door outwards. Only http and https, only public addresses or hosts that an administrator has
 * named; a name is looked up once and the address that was judged is the one that is called; redirects are judged anew.
 */
export function createEgress({ allowed, patience = { headers: 10_000, whole: 30_000 } }: EgressOptions): Egress {
  const allowedHosts = new Set(allowed)
  return {
    send: async (request) => {
      const signal = AbortSignal.any([AbortSignal.timeout(patience.whole), ...(request.signal ? [request.signal] : [])])
      let current: EgressRequest = request
      for (let redirects = 0; ; redirects += 1) {
        const target = await targetOf(current.url, allowedHosts)
        const answer = await requestOnce(current, { target, signal, headersWithin: patience.headers })
        const next = redirectOf(current, answer)
        if (!next) return answer
        if (redirects === mostRedirects) throw new EgressFailure('too-many-redirects')
        current = next
      }
    },
  }
}

/** The request that a redirect asks for; undefined where there is none. */
function redirectOf(request: EgressRequest, { status, headers }: EgressAnswer): EgressRequest | undefined {
  const { location } = headers
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined
  if (!URL.canParse(location, request.url)) throw new EgressFailure('invalid-address')
  const next = new URL(location, request.url)
  const becomesGet = status === 303 || (status < 303 && request.method === 'POST')
  return {
    ...request,
    url: next.href,
    ...(becomesGet && { method: 'GET', body: null }),
    // Whatever proves who we are is for the origin alone that it was meant for.
    headers: next.origin === new URL(request.url).origin ? request.headers : [],
  }
}
