import type { Issue } from '../../schemas/issue.ts'
import type { ConstraintPlan } from '../compile/plan.ts'
import { Refusal } from '../refusal.ts'
import { sqlState } from './fence.ts'
import type { Gate } from './gate.ts'

const uniqueViolation = '23505'
const foreignKeyViolation = '23503'

/** What a constraint that Postgres found violated means to the person; undefined for every other error. */
export function constraintRefusal({ object }: Gate, error: unknown): Refusal | undefined {
  const state = sqlState(error)
  if (state !== uniqueViolation && state !== foreignKeyViolation) return undefined
  const name = error instanceof Error && 'constraint_name' in error ? String(error.constraint_name) : ''
  const constraint = object.constraints.get(name)
  return constraint && new Refusal('invalid-record', { issues: constraintIssues(constraint), cause: error })
}

function constraintIssues(constraint: ConstraintPlan): readonly Issue[] {
  if (constraint.kind === 'reference') {
    const { name } = constraint.field
    return [{ code: 'unknown-record', path: `/values/${name}`, params: { field: name } }]
  }
  const fields = constraint.fields.map(({ name }) => name)
  return fields.map((name) => ({ code: 'value-taken', path: `/values/${name}`, params: { field: name, fields } }))
}
