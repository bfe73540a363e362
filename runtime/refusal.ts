import type { Issue } from '../schemas/issue.ts'

/** Why the runtime declines a request. The set is closed: the server maps each code to one HTTP status. */
export type RefusalCode =
  | 'not-found'
  | 'forbidden'
  | 'exceeds-own-rights'
  | 'viewing-as'
  | 'session-not-fresh'
  | 'invalid-record'
  | 'invalid-definition'
  | 'invalid-request'
  | 'stale-record'
  | 'stale-draft'
  | 'stale-review'
  | 'version-required'
  | 'name-taken'
  | 'in-use'
  | 'blocked'
  | 'conflict'
  | 'already-decided'
  | 'stale-task'
  | 'urged-already'
  | 'not-withdrawable'
  | 'locked'
  | 'already-claimed'
  | 'claim-limit'
  | 'plan-changed'
  | 'busy'

/** The runtime declines. `details` are members that the answer shows beside the problem's own. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly issues: readonly Issue[]
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: RefusalCode, more: { issues?: readonly Issue[]; details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(code, { cause: more.cause })
    this.name = 'Refusal'
    this.code = code
    this.issues = more.issues ?? []
    this.details = more.details ?? {}
  }
}
