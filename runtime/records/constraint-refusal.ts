import type { Issue } from '../../schemas/issue.ts'
import type { ConstraintPlan } from '../compile/plan.ts'
import { Refusal } from '../refusal.ts'
import { sqlState } from './fence.ts'
import type { Gate } from './gate.ts'

const uniqueViolation = '23505'
const foreignKeyViolation = '23503'
const checkViolation = '23514'

const violations = new Set<string | undefined>([uniqueViolation, foreignKeyViolation, checkViolation])

/** What a constraint that Postgres found violated means to the person; undefined for every other error. */
export function constraintRefusal(gate: Gate, error: unknown): Refusal | undefined {
  if (!violations.has(sqlState(error))) return undefined
  const name = error instanceof Error && 'constraint_name' in error ? String(error.constraint_name) : ''
  const constraint = gate.object.constraints.get(name)
  return constraint && new Refusal('invalid-record', { issues: constraintIssues(gate, constraint), cause: error })
}

/** What people read of a constraint that would be violated: an issue at each of its fields. */
export function constraintIssues(gate: Gate, constraint: ConstraintPlan): readonly Issue[] {
  if (constraint.kind !== 'unique')
    return [gate.issueAt(constraint.field, constraint.kind === 'required' ? 'required' : 'unknown-record')]
  const readable = constraint.fields.filter(({ name }) => gate.access.readable.has(name))
  const labels = readable.map((field) => gate.fieldParams(field).label)
  return (readable.length > 0 ? readable : constraint.fields.slice(0, 1)).map((field) => gate.issueAt(field, 'value-taken', { labels }))
}
