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
  if (constraint.kind !== 'unique') {
    const { kind, field } = constraint
    return [{ code: kind === 'required' ? 'required' : 'unknown-record', path: `/values/${field.name}`, params: gate.fieldParams(field) }]
  }
  const labels = constraint.fields.map((field) => gate.fieldParams(field).label)
  return constraint.fields.map((field) => ({ code: 'value-taken', path: `/values/${field.name}`, params: { ...gate.fieldParams(field), labels } }))
}
