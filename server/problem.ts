import type { Issue } from '../schemas/issue.ts'
import type { Language } from '../schemas/label.ts'
import { Refusal, type RefusalCode } from '../runtime/refusal.ts'
import { postgresError } from '../runtime/storage/postgres-error.ts'
import { HttpRefusal, httpRefusalStatus } from './http-refusal.ts'
import { isDatabaseAway, isDatabaseBusy } from './database-away.ts'
import { issueText, problemTitle } from './issue-texts/issue-text.ts'
import type { Log } from './log.ts'

/** What a failure is answered with: an RFC 9457 problem document, its status and headers. */
export interface Problem {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

/** Who failed, for the log and for the texts. */
interface FailedRequest {
  readonly requestId: string
  readonly method: string
  readonly route: string
  readonly language: Language
  readonly log: Log
}

/** The problem document of whatever was thrown. Only what is no refusal is logged, once, and told without details. */
export function problemOf(reason: unknown, request: FailedRequest): Problem {
  const { language } = request
  if (reason instanceof Refusal) return problemOfRefusal(reason, language)
  if (reason instanceof HttpRefusal) {
    const { code, issues, headers } = reason
    return problem({ code, status: httpRefusalStatus[code], issues, headers, language })
  }
  const { log, language: _, ...fields } = request
  if (isDatabaseAway(reason)) {
    log.warn({ ...fields, err: reason }, 'the database does not answer')
    return problem({ code: 'database-unavailable', status: 503, language })
  }
  if (isDatabaseBusy(reason)) {
    log.warn({ ...fields, err: reason }, 'the database was too busy')
    return problem({ code: 'busy', status: 503, language })
  }
  log.error({ ...fields, err: reason }, 'a request failed')
  if (isUnstorable(reason)) return problem({ code: 'invalid-request', status: refusalStatus['invalid-request'], language })
  return problem({ code: 'server-fault', status: 500, details: { requestId: request.requestId }, language })
}

/** The problem document of what the runtime declined. */
export const problemOfRefusal = ({ code, issues, details }: Refusal, language: Language): Problem =>
  problem({ code, status: refusalStatus[code], issues, details, language })

/**
 * Whether Postgres could not read or hold a value that it was given (SQLSTATE class 22). A check of ours that is missing:
 * logged like every other bug, yet what was sent is at fault, and sending it again does not help.
 */
const isUnstorable = (reason: unknown): boolean => postgresError(reason)?.code.startsWith('22') ?? false

const refusalStatus = {
  'not-found': 404,
  forbidden: 403,
  'exceeds-own-rights': 403,
  'viewing-as': 403,
  'session-not-fresh': 403,
  'invalid-record': 422,
  'invalid-definition': 422,
  'invalid-request': 422,
  'stale-record': 412,
  'stale-draft': 409,
  'stale-review': 409,
  'version-required': 428,
  'name-taken': 409,
  'in-use': 409,
  blocked: 409,
  conflict: 409,
  'already-decided': 409,
  'stale-task': 409,
  'urged-already': 409,
  'not-withdrawable': 409,
  locked: 409,
  'already-claimed': 409,
  'claim-limit': 409,
  'plan-changed': 503,
  busy: 503,
} satisfies Record<RefusalCode, number>

/** So many issues are told at once: a body made to be wrong everywhere must not make a huge answer. */
const issueLimit = 100

interface ProblemParts {
  readonly code: string
  readonly status: number
  readonly issues?: readonly Issue[]
  readonly details?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
  readonly language: Language
}

function problem({ code, status, issues = [], details = {}, headers = {}, language }: ProblemParts): Problem {
  const told = issues.slice(0, issueLimit).map((issue) => ({ ...issue, message: issueText(issue, language) }))
  return {
    status,
    headers: { ...(status === 503 ? { 'retry-after': '2' } : {}), ...headers },
    body: {
      type: 'about:blank',
      title: problemTitle(code, language),
      status,
      code,
      ...(told.length > 0 ? { issues: told } : {}),
      ...details,
    },
  }
}
