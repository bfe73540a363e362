import type { Issue } from '../issue.ts'
import { noCurrency } from './currencies.ts'
import { type FieldDefinition, fieldTypeOf } from './field.ts'
import type { FieldCheckScope, FieldContext } from './field-type.ts'
import { valueIssue } from './value-issue.ts'

/** Faults in a field's settings that their schema cannot say, a default that the field would refuse among them. */
export function checkField(field: FieldDefinition, scope: FieldCheckScope): readonly Issue[] {
  const faults = fieldTypeOf(field).check?.(field, scope) ?? []
  // A pattern that does not compile or an unknown currency cannot judge a default.
  return faults.length > 0 ? faults : defaultIssues(field)
}

function defaultIssues(field: FieldDefinition): Issue[] {
  const type = fieldTypeOf(field)
  const given = type.initial?.(field)
  if (given === undefined) return []
  const value = type.normalise(given, field, anyWorkspace)
  const fault = value === null ? { code: 'blank' } : valueIssue(type, value, { field, context: anyWorkspace })
  return fault ? [{ code: `field.${field.type}.bad-default`, path: '/default', params: { ...fault.params, fault: fault.code } }] : []
}

/**
 * Stands in for the workspace while a definition is checked. A default must hold in every workspace: an amount in
 * whatever currency is whole, unless the field says its currency or its decimals.
 */
export const anyWorkspace: FieldContext = { currency: noCurrency, country: '', zone: 'UTC' }
