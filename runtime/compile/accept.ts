import type { Ajv, ValidateFunction } from 'ajv'
import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'
import type { FieldContext, FieldType, FieldValue } from '../../schemas/fields/field-type.ts'
import { schemaFault } from '../../schemas/fields/value-issue.ts'
import { cleaners } from './cleaners.ts'
import type { FieldPlan } from './plan.ts'

/** How a field takes an input that is not blank: shape by its JSON Schema, then its type's own refusals, then the stored form. */
export function acceptorOf(field: FieldDefinition, context: FieldContext, ajv: Ajv): FieldPlan['accept'] {
  const type = fieldTypeOf(field)
  const clean = type.cleaned && cleaners[type.cleaned]
  let fits: ValidateFunction | undefined
  return (value) => {
    if (typeof value === 'object' && !fitsShape(type.holds, value)) return { issues: [{ code: 'wrong-kind', path: '' }] }
    // No object but what the type holds: types bring what is theirs to its form and leave the rest to the schema.
    const given = clean && typeof value === 'string' ? clean(value) : value
    const normalised = type.normalise(given as FieldValue, field, context)
    if (normalised === null) return { value: null }
    fits ??= ajv.compile(type.value(field, context))
    if (!fits(normalised)) return { issues: (fits.errors ?? []).map((error) => ({ ...schemaFault(error), path: '' })) }
    const refusal = type.refuse?.(normalised, field, context)
    return refusal ? { issues: [{ ...refusal, path: '' }] } : { value: normalised }
  }
}

const fitsShape = (holds: FieldType['holds'], value: object | null): boolean => (Array.isArray(value) ? holds !== undefined && holds !== 'parts' : holds === 'parts')
