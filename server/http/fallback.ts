import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { Refusal } from '../../runtime/refusal.ts'
import { HttpRefusal } from '../http-refusal.ts'
import type { Parts } from '../parts.ts'
import { problemOf } from '../problem.ts'
import type { Route } from '../route.ts'
import { problemAnswer } from './answer.ts'
import { isCanonicalPath, pathOf } from './canonical-path.ts'
import { acceptedLanguage } from './language.ts'
import type { Pages } from './pages.ts'

interface FallbackParts {
  readonly parts: Parts
  readonly routes: readonly Route[]
  readonly pages: Pages
}

/** Answers every address that the route table does not have: pages and their files, or why there is nothing. */
export function createFallback({ parts, routes, pages }: FallbackParts): (context: Context) => Promise<Response> {
  const patterns = routes.map(({ method, path }) => ({
    method,
    exact: patternOf(path, ''),
    anyCase: patternOf(path, 'i'),
  }))
  const ofTable = (path: string): HttpRefusal | Refusal => {
    const methods = patterns.filter(({ exact }) => exact.test(path)).map(({ method }) => method)
    if (methods.length > 0) return new HttpRefusal('method-not-allowed', { headers: { allow: methods.join(', ') } })
    return patterns.some(({ anyCase }) => anyCase.test(path))
      ? new HttpRefusal('not-canonical')
      : new Refusal('not-found')
  }
  const respond = async (request: Request): Promise<Response> => {
    const path = pathOf(request.url)
    if (!isCanonicalPath(path)) return withoutClosingSlash(path, request)
    if (reserved.test(path)) throw ofTable(path)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new HttpRefusal('method-not-allowed', { headers: { allow: 'GET, HEAD' } })
    const page = await pages.at(path, request.headers.get('accept-encoding') ?? '')
    if (!page) throw new Refusal('not-found')
    return page
  }
  return (context) => respond(context.req.raw).catch((reason: unknown) => failed(reason, context.req.raw, parts))
}

/** Addresses that never show a page, however they are written. */
const reserved = /^\/(api|schemas|healthz|readyz|metrics)(\/|$)/i

const patternOf = (path: string, flags: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/:[a-z]+/gi, '[^/]+')}$`, flags)

/** People type and link pages with a closing slash; all else that is not canonical is refused. */
function withoutClosingSlash(path: string, request: Request): Response {
  const shorter = path.replace(/\/$/, '')
  if (request.method !== 'GET' || reserved.test(path) || !isCanonicalPath(shorter))
    throw new HttpRefusal('not-canonical')
  return new Response(null, { status: 308, headers: { location: shorter + new URL(request.url).search } })
}

function failed(reason: unknown, request: Request, { log }: Parts): Response {
  const requestId = randomUUID()
  const language = acceptedLanguage(request.headers.get('accept-language'))
  return problemAnswer(
    problemOf(reason, { requestId, method: request.method, route: 'none', language, log }),
    requestId,
  )
}
