import { Type } from 'typebox'
import { defineFieldType } from '../field-type.ts'
import { textOperators } from '../filters.ts'
import { emailPattern, urlPattern } from '../patterns.ts'
import { fitOf } from '../reading/column.ts'
import { heldAsText, refuseUnstorable, tidyText, unlessBlank } from '../text-value.ts'

/** An address on the web, or a mail link. */
export const url = defineFieldType({
  name: 'url',
  family: 'text',
  example: 'https://acme.vn',
  settings: Type.Object({}, { additionalProperties: false }),
  value: () => Type.String({ maxLength: 2_000, pattern: urlPattern }),
  refuse: (value) => refuseUnstorable(value) ?? (leadsSomewhere(String(value)) ? undefined : { code: 'not-a-url' }),
  normalise: (value) => (typeof value === 'string' ? tidyText(withScheme(value.trim())) : value),
  ...heldAsText,
  operators: textOperators,
  sortable: true,
  searchable: true,
  inspector: [],
  control: 'url',
  // Only what is secure goes without saying.
  format: (value) => String(value).replace(/^https:\/\//, '').replace(/^([^/]+)\/$/, '$1'),
  parse: (text) =>
    unlessBlank(text, () => {
      const link = withScheme(text.trim())
      return isUrl(link) ? { value: tidyText(link) } : { issue: { code: 'not-a-url' } }
    }),
  score: (samples) => fitOf(samples, (text) => /^(https?:|www\.)/i.test(text.trim()) && isUrl(withScheme(text.trim())), 1),
})

const wellFormed = new RegExp(urlPattern)

const isUrl = (text: string): boolean => wellFormed.test(text) && leadsSomewhere(text)

/** A scheme in lower case; people leave it out: `acme.vn/contact` is meant as a page. */
function withScheme(text: string): string {
  const scheme = /^(https?|mailto):/i.exec(text)?.[0]
  if (scheme) return scheme.toLowerCase() + text.slice(scheme.length)
  return /^[\p{L}\d-]+(\.[\p{L}\d-]+)+(:\d+)?([/?#]\S*)?$/u.test(text) && /\.\p{L}{2,}(?=[:/?#]|$)/u.test(text) ? `https://${text}` : text
}

function leadsSomewhere(text: string): boolean {
  const parsed = URL.canParse(text) ? new URL(text) : undefined
  if (!parsed) return false
  return parsed.protocol === 'mailto:' ? isAddress.test(decoded(parsed.pathname)) : parsed.hostname !== ''
}

const isAddress = new RegExp(emailPattern)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
