import type { Hono } from 'hono'

/** Sends requests like the browser app does: JSON, its own origin, its session's cookie. */
export interface Client {
  get(path: string, options?: SendOptions): Promise<TestAnswer>
  post(path: string, body?: unknown, options?: SendOptions): Promise<TestAnswer>
  put(path: string, body?: unknown, options?: SendOptions): Promise<TestAnswer>
  patch(path: string, body?: unknown, options?: SendOptions): Promise<TestAnswer>
  delete(path: string, options?: SendOptions): Promise<TestAnswer>
}

export interface SendOptions {
  /** The version of an `If-Match` header. */
  readonly version?: number | string
  /** Added to the headers of a browser; `null` removes one. */
  readonly headers?: Readonly<Record<string, string | null>>
}

export interface TestAnswer {
  readonly status: number
  /** Parsed JSON, the text of anything else. Tests say what they expect of it. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
  readonly headers: Headers
  /** `name=value` of each cookie that was set, ready for a `Cookie` header. */
  readonly cookie: string
}

export function clientOf(app: Hono, { baseUrl, cookie }: { baseUrl: string; cookie?: string }): Client {
  const send = async (
    method: string,
    path: string,
    { body, version, headers = {} }: SendOptions & { body?: unknown },
  ): Promise<TestAnswer> => {
    const all: Record<string, string | null | undefined> = {
      origin: method === 'GET' ? null : baseUrl,
      cookie,
      'content-type': body === undefined ? null : 'application/json',
      'if-match': version === undefined ? null : `"${version}"`,
      ...headers,
    }
    const present = Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
    return answerOf(
      await app.request(baseUrl + path, { method, headers: present, ...(text !== undefined && { body: text }) }),
    )
  }
  return {
    get: (path, options = {}) => send('GET', path, options),
    post: (path, body, options = {}) => send('POST', path, { ...options, body }),
    put: (path, body, options = {}) => send('PUT', path, { ...options, body }),
    patch: (path, body, options = {}) => send('PATCH', path, { ...options, body }),
    delete: (path, options = {}) => send('DELETE', path, options),
  }
}

async function answerOf(response: Response): Promise<TestAnswer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')
  return {
    status: response.status,
    body: isJson && text !== '' ? JSON.parse(text) : text,
    headers: response.headers,
    cookie,
  }
}
