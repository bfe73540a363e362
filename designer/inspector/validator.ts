import {
  createErrorHandler,
  type CustomValidator,
  type ErrorTransformer,
  getDefaultFormState,
  type RJSFSchema,
  type RJSFValidationError,
  toErrorSchema,
  type UiSchema,
  unwrapErrorHandler,
  type ValidationData,
  validationDataMerge,
  type ValidatorType,
} from '@rjsf/utils'
import i18next from 'i18next'
import { faultText } from './fault-text.ts'
import { findSchemaFaults, type SchemaFault } from './schema-faults.ts'

type FormData = Record<string, unknown>

/** Checks forms against their JSON Schema without `eval`; messages are in the reader's language. */
export const validator: ValidatorType<FormData> = {
  isValid: (schema, data, root) => findSchemaFaults(schema, data, root).length === 0,
  rawValidation: <Result>(schema: RJSFSchema, data?: FormData) => ({
    // rjsf leaves the shape of raw errors to the validator.
    errors: errorsOf(schema, data) as Result[],
  }),
  // The signature is rjsf's own.
  // oxlint-disable-next-line max-params
  validateFormData: (data, schema, customValidate, transformErrors, uiSchema) =>
    withCustomErrors({ data, schema, customValidate, uiSchema }, transformed(errorsOf(schema, data), transformErrors, uiSchema)),
}

// @rjsf/core ships a test helper that imports a validator by default from a package we do not have; the build points
// that name here.
// oxlint-disable-next-line import/no-default-export
export default validator

interface FormCheck {
  data: FormData | undefined
  schema: RJSFSchema
  customValidate: CustomValidator<FormData> | undefined
  uiSchema: UiSchema<FormData> | undefined
}

function withCustomErrors({ data, schema, customValidate, uiSchema }: FormCheck, errors: RJSFValidationError[]): ValidationData<FormData> {
  const found = { errors, errorSchema: toErrorSchema<FormData>(errors) }
  if (!customValidate) return found
  const filled = getDefaultFormState(validator, schema, data ?? {}, schema, true) as FormData
  const handler = customValidate(filled, createErrorHandler(filled), uiSchema, found.errorSchema)
  return validationDataMerge(found, unwrapErrorHandler(handler))
}

const transformed = (
  errors: RJSFValidationError[],
  transform: ErrorTransformer<FormData> | undefined,
  uiSchema: UiSchema<FormData> | undefined,
): RJSFValidationError[] => transform?.(errors, uiSchema) ?? errors

const errorsOf = (schema: RJSFSchema, data: FormData | undefined): RJSFValidationError[] =>
  findSchemaFaults(schema, data).map(errorOf)

function errorOf(fault: SchemaFault): RJSFValidationError {
  const property = fault.path.map((step) => `.${step}`).join('')
  const message = faultText(fault, i18next.getFixedT(null, 'inspector'))
  return { name: fault.keyword, property, message, stack: `${property} ${message}`, schemaPath: fault.schemaPath, params: { limit: fault.limit } }
}
