import { Type } from 'typebox'
import { defineFieldType } from '../field-type.ts'
import { textOperators } from '../filters.ts'
import { phonePattern } from '../patterns.ts'
import { fitOf } from '../reading/column.ts'
import { storedPhone, withLostZero } from '../reading/phone.ts'
import { shownPhone } from '../showing/phones.ts'
import { heldAsText, unlessBlank } from '../text-value.ts'

/** A phone number: stored as E.164 with an optional extension, shown as its country writes it. */
export const phone = defineFieldType({
  name: 'phone',
  family: 'text',
  example: '0912 345 678',
  settings: Type.Object({}, { additionalProperties: false }),
  value: () => Type.String({ pattern: phonePattern }),
  refuse: (value, _field, { country }) => (storedPhone(String(value), country) === value ? undefined : { code: 'not-a-phone' }),
  normalise: (value, _field, { country }) => {
    if (typeof value !== 'string') return value
    return value.trim() === '' ? null : (storedPhone(value, country) ?? value)
  },
  ...heldAsText,
  operators: textOperators,
  sortable: true,
  searchable: true,
  inspector: [],
  control: 'phone',
  format: (value, _field, { country, language }) => shownPhone(String(value), country, language),
  parse: (text, _field, { country, leadingZeroLost = false }) =>
    unlessBlank(text, () => {
      const suggestion = leadingZeroLost ? undefined : withLostZero(text.trim(), country)
      if (suggestion !== undefined) return { issue: { code: 'leading-zero-lost', params: { suggestion } } }
      const value = storedPhone(text, country)
      return value === undefined ? { issue: { code: 'not-a-phone' } } : { value }
    }),
  // A bare run of digits may be any figure; a valid number of the country among thousands of them is no accident.
  score: (samples, { country }) => fitOf(samples, (text) => /\d{3}/.test(text) && storedPhone(text, country) !== undefined, 0.9),
})
