import { Errors } from 'typebox/value'
import type { Issue } from '../issue.ts'
import type { FieldContext, FieldHeader, FieldType, FieldValue } from './field-type.ts'
import { patternFaults } from './patterns.ts'

/**
 * What is wrong with a value that is not blank and has been normalised; undefined when nothing is.
 * Says the same as the compiled validators of the server, without generating code: for settings and for the browser.
 */
export function valueIssue(type: FieldType, value: FieldValue, given: GivenField): Omit<Issue, 'path'> | undefined {
  const [error] = Errors(type.value(given.field, given.context), value)
  return error ? schemaFault(error) : type.refuse?.(value, given.field, given.context)
}

/** A field and the workspace that it stands in. */
interface GivenField {
  readonly field: FieldHeader
  readonly context: FieldContext
}

/** An error of a validator of JSON Schemas, as Ajv and TypeBox alike report it. */
interface SchemaError {
  readonly keyword: string
  readonly params: object
}

/** The fault of a value, by the keyword of the value's schema that it breaks. */
export function schemaFault({ keyword, params }: SchemaError): Omit<Issue, 'path'> {
  const { pattern, limit, type, additionalProperty: part } = params as { pattern?: string; limit?: number; type?: string; additionalProperty?: string }
  if (keyword === 'pattern') return { code: patternFaults.get(pattern ?? '') ?? 'wrong-pattern' }
  if (keyword === 'maxItems') return { code: 'too-many', params: { limit } }
  // What is blank is no list, so a least of one is never missed.
  if (keyword === 'minItems') return { code: 'too-few', params: { limit } }
  if (keyword === 'maxLength') return { code: 'too-long', params: { limit } }
  if (keyword === 'minimum') return { code: 'out-of-range', params: { min: limit } }
  if (keyword === 'maximum') return { code: 'out-of-range', params: { max: limit } }
  if (keyword === 'additionalProperties') return { code: 'unknown-part', params: { ...(part !== undefined && { part }) } }
  if (keyword === 'enum') return { code: 'not-an-option' }
  return { code: 'wrong-kind', params: { expected: type } }
}
