import type { Problem } from '../problem.ts'
import type { RouteAnswer } from '../route.ts'
import { entityTag } from './preconditions.ts'

/** The response of a route's answer; a GET whose `ETag` the client has already is answered 304 without the body. */
export function answerOf(answer: RouteAnswer | Response, request: Request, requestId: string): Response {
  if (answer instanceof Response) return withBaseHeaders(answer, requestId)
  const { status = 200, body, headers = {}, cookies } = answer
  const etag = headers.etag
  const isKnown =
    etag !== undefined &&
    request.method === 'GET' &&
    entityTag(request.headers.get('if-none-match')) === entityTag(etag)
  const text = body === undefined || isKnown ? null : JSON.stringify(body)
  const response = new Response(text, {
    status: isKnown ? 304 : text === null && status === 200 ? 204 : status,
    headers: {
      ...(text === null ? {} : { 'content-type': 'application/json' }),
      'cache-control': etag === undefined ? 'no-store' : 'private, no-cache',
      ...baseHeaders(requestId),
      ...headers,
    },
  })
  for (const cookie of cookies ?? []) response.headers.append('set-cookie', cookie)
  return response
}

export const problemAnswer = ({ status, headers, body }: Problem, requestId: string): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...baseHeaders(requestId),
      ...headers,
    },
  })

const baseHeaders = (requestId: string) => ({ 'x-content-type-options': 'nosniff', 'x-request-id': requestId })

function withBaseHeaders(response: Response, requestId: string): Response {
  for (const [name, value] of Object.entries(baseHeaders(requestId))) response.headers.set(name, value)
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  return response
}
