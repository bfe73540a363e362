import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/** What a message says until somebody writes otherwise: what it is called, which record, and the way there. */
export function usualTexts(object: ObjectDefinition | undefined, { label, greeting }: { label: string; greeting: string }): { subject: string; body: string } {
  const title = object ? `{{ record.${object.title} }}` : ''
  return { subject: label === '' ? title : `${label}: ${title}`, body: `${greeting}\n\n${label === '' ? '' : `${label}: `}${title}\n{{ link }}` }
}
