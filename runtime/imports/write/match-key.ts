import { uuidPattern } from '../../../schemas/fields/patterns.ts'
import type { FieldValue, ReadingContext } from '../../../schemas/fields/field-type.ts'
import type { LinkMatch } from '../link-match.ts'

const isUuid = new RegExp(uuidPattern)

/** The value that a text names a record by, in the form in which it is stored; undefined when it cannot be one. */
export function keyOf(text: string, { field, match, isCaseless }: LinkMatch, context: ReadingContext): FieldValue | undefined {
  if (match === 'id') return idIn(text)
  if (!field) return isCaseless ? text.trim().toLowerCase() : text.trim().normalize('NFC')
  const read = field.type.parse(text, field.definition, context)
  if ('issue' in read || read.value === null) return undefined
  const accepted = field.accept(read.value)
  return 'value' in accepted && accepted.value !== null ? accepted.value : undefined
}

function idIn(text: string): string | undefined {
  const id = text.trim().toLowerCase()
  return isUuid.test(id) ? id : undefined
}
