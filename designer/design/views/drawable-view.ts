import type { ViewDefinition } from '../../../schemas/views/view.ts'

/** Whether a document has what the form needs in order to draw it; JSON can be in any state while somebody writes it. */
export function isDrawableView(document: unknown): document is ViewDefinition {
  if (!isRecord(document)) return false
  const { name, label, object, as, columns, sort = [], roles = [], board = null, calendar = null } = document
  const isLabel = typeof label === 'string' || (isRecord(label) && Object.values(label).every((text) => typeof text === 'string'))
  const areKeys = Array.isArray(sort) && sort.every((key) => isRecord(key) && typeof key['path'] === 'string')
  const isBoard = board === null || (isRecord(board) && areTexts(board['cards'] ?? []))
  return typeof name === 'string' && isLabel && typeof object === 'string' && typeof as === 'string' && areTexts(columns) && areKeys && areTexts(roles) && isBoard && (calendar === null || isRecord(calendar))
}

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string')

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
