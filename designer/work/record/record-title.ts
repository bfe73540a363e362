import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/** What a record is called. A title that is blank or may not be read still leaves something to click on. */
export function titleOf({ title }: ObjectDefinition, record: RecordAnswer): string {
  const value = record.values[title]
  return typeof value === 'string' && value !== '' ? value : untitled(record.id)
}

/** What stands in the place of a title. */
export const untitled = (id: string): string => `…${id.slice(-6)}`

/** The second line, which tells records of one title apart; undefined when it would be empty. */
export function subtitleOf({ subtitle = [] }: ObjectDefinition, record: RecordAnswer): string | undefined {
  const parts = subtitle.map((path) => record._titles[path] ?? record.values[path]).filter((part) => part !== null && part !== undefined)
  return parts.length > 0 ? parts.map(String).join(' · ') : undefined
}
