import type { Issue } from '../../schemas/issue.ts'

/** An issue as the server answers it: with its text in the reader's language where the server knows one. */
export interface AnsweredIssue extends Issue {
  message?: string
}

/** A request that was declined or did not arrive. `code` is stable; texts for people are in `problems.json`. */
export class Problem extends Error {
  readonly code: string
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  readonly issues: readonly AnsweredIssue[]
  /** Everything else the server said (a stale draft's `theirs`, the `references` of a part in use). */
  readonly details: Readonly<Record<string, unknown>>

  constructor(answer: ProblemAnswer, options?: ErrorOptions) {
    super(answer.title, options)
    this.name = 'Problem'
    this.code = answer.code
    this.status = answer.status
    this.issues = answer.issues ?? []
    this.details = answer.details ?? {}
  }
}

interface ProblemAnswer {
  code: string
  status: number
  title?: string
  issues?: readonly AnsweredIssue[]
  details?: Readonly<Record<string, unknown>>
}

/** The problem in an answer that is not fine; a body that is no problem document becomes one by its status. */
export async function problemOf(answer: Response): Promise<Problem> {
  const body = await readBody(answer)
  const { code, title, issues, ...details } = body
  return new Problem({
    code: typeof code === 'string' ? code : codeOfStatus(answer.status),
    status: answer.status,
    title: typeof title === 'string' ? title : answer.statusText,
    // Written by our own server after its own check; the shape is part of the API.
    issues: Array.isArray(issues) ? (issues as AnsweredIssue[]) : [],
    details,
  })
}

export const isProblem = (reason: unknown, code?: string): reason is Problem =>
  reason instanceof Problem && (code === undefined || reason.code === code)

async function readBody(answer: Response): Promise<Record<string, unknown>> {
  if (!answer.headers.get('content-type')?.includes('json')) return {}
  try {
    return (await answer.json()) as Record<string, unknown>
  } catch {
    // A proxy that cuts an answer short must not hide the status that arrived.
    return {}
  }
}

function codeOfStatus(status: number): string {
  if (status === 401) return 'not-signed-in'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not-found'
  if (status === 429) return 'too-many-requests'
  return status >= 500 ? 'server-fault' : 'malformed-request'
}

/** The server's sentence about one input, by the JSON pointer of what was sent (`/password`). */
export const remarkAt = (reason: unknown, ...paths: readonly string[]): string | undefined =>
  isProblem(reason) ? reason.issues.find(({ path }) => paths.includes(path))?.message : undefined
