import { type Issue, issueUnder } from '../../../schemas/issue.ts'
import { Refusal } from '../../refusal.ts'
import { pathTo } from '../gate.ts'

/** The place of a row in what is sent: `/values/lines/2`. */
export const rowPath = (field: string, at: number): string => `${pathTo(field)}/${at}`

/** What is said of a row, at its place in the record: `/values/price` of the third line is `/values/lines/2/price`. */
export const issuesAtRow = (issues: readonly Issue[], at: string): readonly Issue[] =>
  issues.map((issue) => issueUnder(at, { ...issue, path: issue.path.replace(/^\/values(?=\/|$)/, '') }))

/**
 * The refusal of a row as one of the record that it is saved with: it keeps its code, and says which row is meant. What
 * is not a refusal stays as it is.
 */
export function refusalAtRow(error: unknown, at: string): unknown {
  if (!(error instanceof Refusal)) return error
  const { code, issues, details } = error
  switch (code) {
    case 'invalid-record':
      return new Refusal(code, { issues: issuesAtRow(issues, at), cause: error.cause })
    case 'stale-record':
      return new Refusal(code, { issues: [{ code: 'stale-row', path: at }], cause: error })
    case 'not-found':
      return new Refusal('invalid-record', { issues: [{ code: 'unknown-row', path: at }], cause: error })
    case 'forbidden':
      return new Refusal(code, { issues: [{ code: 'row-forbidden', path: at }], details, cause: error })
    default:
      return error
  }
}
