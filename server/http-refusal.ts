import type { Issue } from '../schemas/issue.ts'

/** Why the server declines a request before or beside the runtime, and the HTTP status of each reason. */
export const httpRefusalStatus = {
  'malformed-request': 400,
  'not-canonical': 400,
  'malformed-json': 400,
  'not-signed-in': 401,
  'invalid-credentials': 401,
  'cross-site': 403,
  'method-not-allowed': 405,
  'setup-closed': 409,
  'link-closed': 410,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'weak-password': 422,
  'too-many-requests': 429,
  'server-fault': 500,
  'database-unavailable': 503,
} as const

type HttpRefusalCode = keyof typeof httpRefusalStatus

/** The server declines a request: bad HTTP, nobody signed in, too much of it. */
export class HttpRefusal extends Error {
  readonly code: HttpRefusalCode
  readonly issues: readonly Issue[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: HttpRefusalCode,
    more: { issues?: readonly Issue[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(code, { cause: more.cause })
    this.name = 'HttpRefusal'
    this.code = code
    this.issues = more.issues ?? []
    this.headers = more.headers ?? {}
  }
}
