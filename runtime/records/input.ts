import type { FieldValue } from '../../schemas/fields/field-type.ts'
import { type Issue, issueUnder } from '../../schemas/issue.ts'
import type { FieldPlan } from '../compile/plan.ts'
import { type Gate, pathTo } from './gate.ts'

/** Values in their stored form, by the field they are for. */
export type AcceptedValues = ReadonlyMap<FieldPlan, FieldValue>

/** Checks what somebody sent against types and rights. All issues at once, each at its field. */
export function acceptInput(gate: Gate, values: Readonly<Record<string, unknown>>): { accepted: AcceptedValues; issues: readonly Issue[] } {
  const accepted = new Map<FieldPlan, FieldValue>()
  const issues: Issue[] = []
  for (const [name, value] of Object.entries(values)) {
    const field = gate.object.byName.get(name)
    const refusal = refuseField(gate, field)
    if (!field || refusal) {
      issues.push({ code: refusal ?? 'unknown-field', path: pathTo(name), params: field && refusal !== 'unknown-field' ? { ...gate.fieldParams(field), ...flowParams(gate, field) } : { field: name, label: name } })
      continue
    }
    // A record without rows has none of them.
    const result = field.rows ? field.accept(value ?? []) : value === null ? { value: null } : field.accept(value)
    if ('value' in result) accepted.set(field, result.value)
    else issues.push(...result.issues.map((issue) => issueUnder(pathTo(name), { ...issue, params: { ...issue.params, ...gate.fieldParams(field) } })))
  }
  return { accepted, issues }
}

/** Why the caller cannot set a field; undefined when he or she can. Hidden fields are answered like fields that do not exist. */
export function refuseField({ access, keptBy }: Gate, field: FieldPlan | undefined): string | undefined {
  if (!field || !(access.readable.has(field.name) || access.editable.has(field.name))) return 'unknown-field'
  if (keptBy(field) !== undefined) return 'field-kept-by-flow'
  return field.isGiven && access.editable.has(field.name) ? undefined : 'field-read-only'
}

/** What an issue names beside the field where a flow keeps it. */
export function flowParams({ keptBy }: Gate, field: FieldPlan): { readonly flow?: string } {
  const flow = keptBy(field)
  return flow === undefined ? {} : { flow }
}

/** Required fields that a record would hold no value in. */
export const missingIssues = (gate: Gate, valueOf: (field: FieldPlan) => FieldValue | undefined): readonly Issue[] =>
  gate.object.fields
    .filter((field) => field.definition.required && field.isGiven && (valueOf(field) ?? null) === null)
    .map((field) => gate.issueAt(field, 'required'))
