import type { PicklistDefinition } from '../../../schemas/picklists/picklist.ts'

/** Whether a document has what the form needs in order to draw it; JSON can be in any state while somebody writes it. */
export function isDrawablePicklist(document: unknown): document is PicklistDefinition {
  if (!isRecord(document)) return false
  const { name, label, options } = document
  return typeof name === 'string' && isLabel(label) && Array.isArray(options) && options.every(isDrawableOption)
}

const isDrawableOption = (option: unknown): boolean =>
  isRecord(option) && typeof option['id'] === 'string' && typeof option['value'] === 'string' && isLabel(option['label'])

const isLabel = (label: unknown): boolean => typeof label === 'string' || (isRecord(label) && Object.values(label).every((text) => typeof text === 'string'))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
