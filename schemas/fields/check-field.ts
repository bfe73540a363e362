import type { Issue } from '../issue.ts'
import { anyWorkspace } from './any-workspace.ts'
import { type FieldDefinition, fieldTypeOf } from './field.ts'
import type { FieldCheckScope, FieldValue } from './field-type.ts'
import { isTexts } from './several.ts'
import { valueIssue } from './value-issue.ts'

/** Faults in a field's settings that their schema cannot say, a default that the field would refuse among them. */
export function checkField(field: FieldDefinition, scope: FieldCheckScope): readonly Issue[] {
  const faults = fieldTypeOf(field).check?.(field, scope) ?? []
  // A pattern that does not compile or an unknown currency cannot judge a default.
  if (faults.length > 0) return faults
  return defaultIssues(fieldTypeOf(field).withShared?.(field, (name) => scope.sharedOptions(name)) ?? field)
}

function defaultIssues(field: FieldDefinition): Issue[] {
  const type = fieldTypeOf(field)
  const given = type.initial?.(field)
  if (given === undefined) return []
  const value = type.normalise(given, field, anyWorkspace)
  const fault = value === null ? { code: 'blank' } : (valueIssue(type, value, { field, context: anyWorkspace }) ?? retiredFault(field, value))
  return fault ? [{ code: `field.${field.type}.bad-default`, path: '/default', params: { ...fault.params, fault: fault.code } }] : []
}

/** What no record may newly choose is no default. */
function retiredFault(field: FieldDefinition, value: FieldValue): { code: string; params?: Issue['params'] } | undefined {
  const retired = (fieldTypeOf(field).options?.(field) ?? []).filter((option) => option.retired)
  const values: readonly FieldValue[] = isTexts(value) ? value : [value]
  return retired.some((option) => values.includes(option.value)) ? { code: 'option-not-offered' } : undefined
}
