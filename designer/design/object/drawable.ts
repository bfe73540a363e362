import { findFieldType } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/**
 * Whether a document has what the form needs in order to draw it. JSON can be in any state while somebody writes it;
 * faults of meaning are no hindrance, a field without a type is.
 */
export function isDrawable(document: unknown): document is ObjectDefinition {
  if (!isRecord(document)) return false
  const { name, label, plural, title, fields } = document
  return typeof name === 'string' && typeof title === 'string' && isLabel(label) && isLabel(plural) && Array.isArray(fields) && fields.every(isField) && listsFit(document)
}

function isField(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { id, name, type, label } = value
  const known = typeof type === 'string' ? findFieldType(type) : undefined
  if (typeof id !== 'string' || typeof name !== 'string' || !isLabel(label) || !known) return false
  const options = known.inspector.filter(({ editor }) => editor === 'options').flatMap(({ key }) => value[key] ?? [])
  return options.every((option) => isRecord(option) && typeof option['id'] === 'string' && typeof option['value'] === 'string' && isLabel(option['label']))
}

const listsFit = ({ subtitle = [], facts = [], unique = [], indexes = [] }: Record<string, unknown>): boolean =>
  [subtitle, facts].every(areTexts) && [unique, indexes].every((keys) => Array.isArray(keys) && keys.every((key) => isRecord(key) && areTexts(key['fields'])))

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string')

const isLabel = (value: unknown): boolean => typeof value === 'string' || (isRecord(value) && Object.values(value).every((text) => typeof text === 'string'))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
