import { Type } from 'typebox'
import { defineFieldType } from '../field-type.ts'
import { textOperators } from '../filters.ts'
import { emailPattern } from '../patterns.ts'
import { fitOf } from '../reading/column.ts'
import { heldAsText, plainWriting, refuseUnstorable, tidyText, unlessBlank } from '../text-value.ts'

/** One e-mail address. */
export const email = defineFieldType({
  name: 'email',
  family: 'text',
  example: 'hoa@acme.vn',
  settings: Type.Object({}, { additionalProperties: false }),
  // RFC 5321 carries no longer address.
  value: () => Type.String({ maxLength: 254, pattern: emailPattern }),
  refuse: refuseUnstorable,
  normalise: (value) => (typeof value === 'string' ? tidyText(lowerDomain(value.trim())) : value),
  ...heldAsText,
  operators: textOperators,
  sortable: true,
  searchable: true,
  inspector: [],
  control: 'email',
  format: String,
  parse: (text) =>
    unlessBlank(text, () => (isEmail.test(bare(text)) ? { value: tidyText(lowerDomain(bare(text))) } : { issue: { code: 'not-an-email' } })),
  score: (samples) => fitOf(samples, (text) => isEmail.test(bare(text)), 1),
})

const isEmail = new RegExp(emailPattern)

const bare = (text: string): string => plainWriting(text).replace(/^mailto:/i, '')

/** Only the domain is the same in capitals; what stands before the @ belongs to the mailbox's owner (RFC 5321). */
function lowerDomain(address: string): string {
  const at = address.lastIndexOf('@')
  return at === -1 ? address : address.slice(0, at) + address.slice(at).toLowerCase()
}
