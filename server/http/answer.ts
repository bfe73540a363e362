import type { Problem } from '../problem.ts'
import type { RouteAnswer } from '../route.ts'

/**
 * The response of a route's answer. An `ETag` is the version that a change is based on, and nothing is kept by it: titles, rights,
 * formulas and faults in a body change while its version does not. A route whose tag stands for all of its body says so itself.
 */
export function answerOf(answer: RouteAnswer | Response, requestId: string): Response {
  if (answer instanceof Response) return withBaseHeaders(answer, requestId)
  const { status = 200, body, headers = {}, cookies } = answer
  const text = body === undefined ? null : JSON.stringify(body)
  const response = new Response(text, {
    status: text === null && status === 200 ? 204 : status,
    headers: {
      ...(text === null ? {} : { 'content-type': 'application/json' }),
      'cache-control': 'no-store',
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
