import type { ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'

/** Whether a document has what the form needs in order to draw it; JSON can be in any state while somebody writes it. */
export function isDrawableRule(document: unknown): document is ValidationRule {
  if (!isRecord(document)) return false
  const { name, label, object, message, field = '', active = true } = document
  return [name, object, field].every((each) => typeof each === 'string') && isLabel(label) && isLabel(message) && typeof active === 'boolean' && 'refuseWhen' in document
}

const isLabel = (value: unknown): boolean => typeof value === 'string' || (isRecord(value) && Object.values(value).every((text) => typeof text === 'string'))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
