import { currentLanguage } from '../i18n/language.ts'
import { markAnswered, markBusy, markUnreachable } from './connection.ts'
import { Problem, problemOf } from './problem.ts'
import { signalSessionLost } from './session.ts'
import { viewAsHeader } from './viewed-as.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface RequestOptions {
  /** Sent as JSON; a Blob or File is streamed as it is. */
  body?: unknown
  /** Appended to the address; undefined and null entries are left out. */
  query?: Record<string, string | number | boolean | null | undefined>
  /** The version that the change is based on, as the ETag said it (quotes included or a bare number). */
  ifMatch?: string | number | null
  /** `*`: only when nothing is there yet; an ETag: only when it changed (then `notModified`). */
  ifNoneMatch?: string
  headers?: Record<string, string>
  signal?: AbortSignal
  /** 401 is one of the expected answers here and does not end the session on screen. */
  mayBeSignedOut?: boolean
}

export interface Answer<Body> {
  body: Body
  status: number
  etag: string | null
  /** Where a created thing or a job is to be found. */
  location: string | null
}

/**
 * Sends one request to the server and reads its JSON.
 * @throws Problem when the server declines (its code, status and issues) or does not answer (`unreachable`).
 */
export async function request<Body>(method: Method, path: string, options: RequestOptions = {}): Promise<Answer<Body>> {
  const answer = await send(method, path, options)
  if (!answer.ok && answer.status !== 304) throw await declined(answer, options)
  markAnswered()
  return {
    // The shape of each address is the server's contract, held by its tests.
    body: (await bodyOf(answer)) as Body,
    status: answer.status,
    etag: answer.headers.get('etag'),
    location: answer.headers.get('location'),
  }
}

/** GET, and only the body. */
export const get = async <Body>(path: string, options?: RequestOptions): Promise<Body> =>
  (await request<Body>('GET', path, options)).body

/** POST, and only the body. */
export const post = async <Body>(path: string, body?: unknown, options?: RequestOptions): Promise<Body> =>
  (await request<Body>('POST', path, { ...options, body })).body

async function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  try {
    return await fetch(withQuery(path, options.query), {
      method,
      credentials: 'same-origin',
      headers: { ...viewAsHeader(method, path), ...headersOf(options) },
      ...(options.body === undefined ? {} : { body: encode(options.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (reason) {
    if (options.signal?.aborted) throw reason
    markUnreachable()
    throw new Problem({ code: 'unreachable', status: 0 }, { cause: reason })
  }
}

async function declined(answer: Response, options: RequestOptions): Promise<Problem> {
  if (answer.status === 503) markBusy(Number(answer.headers.get('retry-after')) || 2)
  else markAnswered()
  const problem = await problemOf(answer)
  if (answer.status === 401 && !options.mayBeSignedOut) signalSessionLost()
  return problem
}

function headersOf(options: RequestOptions): Record<string, string> {
  const headers: Record<string, string> = {
    accept: 'application/json, application/problem+json',
    // Before sign-in the server knows the reader's language from here only.
    'accept-language': currentLanguage(),
    ...options.headers,
  }
  if (options.body !== undefined && !(options.body instanceof Blob)) headers['content-type'] = 'application/json'
  if (options.ifMatch !== undefined && options.ifMatch !== null) headers['if-match'] = quoted(String(options.ifMatch))
  if (options.ifNoneMatch !== undefined) headers['if-none-match'] = options.ifNoneMatch
  return headers
}

const encode = (body: unknown): BodyInit => (body instanceof Blob ? body : JSON.stringify(body))

const quoted = (version: string): string => (version.startsWith('"') || version === '*' ? version : `"${version}"`)

async function bodyOf(answer: Response): Promise<unknown> {
  if (answer.status === 204 || answer.status === 304) return undefined
  const type = answer.headers.get('content-type') ?? ''
  return type.includes('json') ? answer.json() : answer.text()
}

export function withQuery(path: string, query: RequestOptions['query'] = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) parameters.set(name, String(value))
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`
}
