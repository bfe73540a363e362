import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'

/** Whether a document has what the canvas needs in order to draw it; JSON can be in any state while somebody writes it. */
export function isDrawableLayout(document: unknown): document is LayoutDefinition {
  if (!isRecord(document)) return false
  const { name, label, object, tabs, roles = [] } = document
  return typeof name === 'string' && isLabel(label) && typeof object === 'string' && areTexts(roles) && areParts(tabs, isTab) && Array.isArray(tabs) && tabs.length > 0
}

const isTab = ({ label, sections }: Record<string, unknown>): boolean => isLabel(label) && areParts(sections, isSection)

const isSection = ({ label, items }: Record<string, unknown>): boolean => isLabel(label) && areParts(items, isItem)

const isItem = ({ label = null, help = null, heading = null, text = null, columns = [], options = null }: Record<string, unknown>): boolean =>
  [label, help, heading, text].every((each) => each === null || isLabel(each)) && areTexts(columns) && (options === null || (Array.isArray(options) && options.every(isLimit)))

const isLimit = (limit: unknown): boolean => isRecord(limit) && areTexts(limit['values'])

const areParts = (value: unknown, fits: (part: Record<string, unknown>) => boolean): boolean =>
  Array.isArray(value) && value.every((part) => isRecord(part) && typeof part['id'] === 'string' && fits(part))

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string')

const isLabel = (value: unknown): boolean => typeof value === 'string' || (isRecord(value) && Object.values(value).every((text) => typeof text === 'string'))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
