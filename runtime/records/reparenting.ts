import { isGivenOnce } from '../../schemas/fields/field.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { FieldPlan } from '../compile/plan.ts'
import type { Gate } from './gate.ts'

/** What a change says against itself that would give a record to another parent, where the field does not allow it. */
export const reparentingIssues = (gate: Gate, changed: readonly FieldPlan[]): readonly Issue[] =>
  changed
    .filter(({ definition }) => isGivenOnce(definition))
    .map((field) => gate.issueAt(field, 'parent-fixed'))
