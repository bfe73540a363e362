import { Type } from 'typebox'
import { isStorableText } from '../../rules/text.ts'
import { type Address, addressOf, type AddressPart, addressParts, partLabels, tidyAddress } from '../addresses/address.ts'
import { addressLine } from '../addresses/address-lines.ts'
import { countryCodes, countryOptions } from '../addresses/countries.ts'
import { defineFieldType, type FieldHeader } from '../field-type.ts'
import { readText, unlessBlank } from '../text-value.ts'

const part = (maxLength: number) => Type.Optional(Type.String({ minLength: 1, maxLength }))

/** Where somebody lives or works: parts that differ by country, and the text as it was typed. */
export const address = defineFieldType({
  name: 'address',
  family: 'text',
  example: '12 Lý Thường Kiệt, Hà Nội',
  settings: Type.Object({}, { additionalProperties: false }),
  holds: 'parts',
  value: () =>
    Type.Object(
      {
        street: part(500), ward: part(200), district: part(200), city: part(200), region: part(200), postal_code: part(40),
        country: Type.Optional(Type.Enum([...countryCodes])),
        text: part(10_000),
      },
      { additionalProperties: false, minProperties: 1 },
    ),
  refuse: (value) => (Object.values(addressOf(value)).every(isStorableText) ? undefined : { code: 'bad-characters' }),
  normalise: tidyAddress,
  column: () => ({ kind: 'jsonb' }),
  decode: (stored) => addressOf(stored),
  filledBy: 'people',
  parts: ({ id }) => addressParts.map((name) => partField(id, name)),
  ruleType: () => ({ type: 'address' }),
  operators: ['is_blank'],
  sortable: false,
  searchable: true,
  searchText: (value) => searched(addressOf(value)).join(' '),
  inspector: [],
  control: 'address',
  display: 'address',
  format: (value, _field, { language }) => addressLine(addressOf(value), language),
  // One text does not say where its parts end.
  parse: (text) => unlessBlank(text, () => {
    const read = readText(text)
    return 'value' in read ? { value: tidyAddress({ text: String(read.value ?? '') }) } : read
  }),
})

/** A part as a field of its own: what conditions, filters and lists know it by. */
const partField = (id: string, name: AddressPart): FieldHeader => {
  const header = { id: `${id}.${name}`, name, label: partLabels[name] }
  if (name !== 'country') return { ...header, type: 'text' }
  // Settings lie flat beside the header.
  return { ...header, type: 'picklist', ...({ options: countryOptions() } satisfies Record<string, unknown>) }
}

/** Nobody searches for a country's code. */
const searched = (parts: Address): readonly string[] => addressParts.flatMap((name) => (name === 'country' ? [] : (parts[name] ?? [])))
