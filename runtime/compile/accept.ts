import type { Ajv } from 'ajv'
import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'
import type { FieldContext, FieldValue } from '../../schemas/fields/field-type.ts'
import type { FieldPlan } from './plan.ts'
import { lazyValidator } from './ajv.ts'

/** How a field takes an input that is not blank: shape by its JSON Schema, then its type's own refusals, then the stored form. */
export function acceptorOf(field: FieldDefinition, context: FieldContext, ajv: Ajv): FieldPlan['accept'] {
  const type = fieldTypeOf(field)
  let shape: ReturnType<typeof lazyValidator> | undefined
  return (value) => {
    if (typeof value === 'object') return { issues: [{ code: 'schema.type', path: '' }] }
    const normalised = type.normalise(value as FieldValue, field, context)
    if (normalised === null) return { value: null }
    shape ??= lazyValidator(ajv, type.value(field, context))
    const issues = shape(normalised)
    if (issues.length > 0) return { issues }
    const refusal = type.refuse?.(normalised, field, context)
    return refusal ? { issues: [{ ...refusal, path: '' }] } : { value: normalised }
  }
}
