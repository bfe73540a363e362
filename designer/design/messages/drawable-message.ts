import type { MessageDefinition } from '../../../schemas/messages/message.ts'

/** Whether a document has what the form needs in order to draw it; JSON can be in any state while somebody writes it. */
export function isDrawableMessage(document: unknown): document is MessageDefinition {
  if (!isRecord(document)) return false
  const { name, object, label, subject, body, channels } = document
  return typeof name === 'string' && typeof object === 'string' && Array.isArray(channels) && [label, subject, body].every(isLabel)
}

const isLabel = (value: unknown): boolean => typeof value === 'string' || (isRecord(value) && Object.values(value).every((text) => typeof text === 'string'))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
