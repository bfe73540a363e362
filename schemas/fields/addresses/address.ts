import type { Label } from '../../label.ts'
import { composed } from '../../rules/text.ts'
import type { FieldValue, ValueParts } from '../field-type.ts'

/** The parts of an address; `text` is the address as somebody typed it. */
export const addressParts = ['street', 'ward', 'district', 'city', 'region', 'postal_code', 'country', 'text'] as const

export type AddressPart = (typeof addressParts)[number]

/** Only parts that are not blank; the country as ISO 3166-1 alpha-2 code. */
export type Address = Readonly<Partial<Record<AddressPart, string>>>

export const partLabels: Readonly<Record<AddressPart, Label>> = {
  street: { en: 'Street', vi: 'Số nhà, đường', 'zh-CN': '街道门牌' },
  ward: { en: 'Ward', vi: 'Phường, xã', 'zh-CN': '街道/乡镇' },
  district: { en: 'District', vi: 'Quận, huyện', 'zh-CN': '区县' },
  city: { en: 'City', vi: 'Thành phố', 'zh-CN': '城市' },
  region: { en: 'State or province', vi: 'Tỉnh, bang', 'zh-CN': '省/州' },
  postal_code: { en: 'Postal code', vi: 'Mã bưu chính', 'zh-CN': '邮政编码' },
  country: { en: 'Country', vi: 'Quốc gia', 'zh-CN': '国家/地区' },
  text: { en: 'As typed', vi: 'Nguyên văn', 'zh-CN': '原文' },
}

/** Whether a value has parts; of which kind it does not say. */
export const isParts = (value: unknown): value is ValueParts => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The address that a stored value is, its parts in their order. */
export function addressOf(value: unknown): Address {
  const parts = isParts(value) ? value : {}
  return Object.fromEntries(addressParts.flatMap((part) => (typeof parts[part] === 'string' ? [[part, parts[part]]] : [])))
}

/** Parts in NFC without blank ends, blank ones left out; none at all are blank. What is no part is left for the schema to refuse. */
export function tidyAddress(value: FieldValue): FieldValue {
  if (value === '') return null
  if (!isParts(value)) return value
  const tidied = Object.entries(value).flatMap(([part, text]) => {
    const tidy = tidyPart(part, text)
    return tidy === '' || tidy === null ? [] : [[part, tidy] as const]
  })
  const placeOf = (part: string): number => (addressParts.includes(part as AddressPart) ? addressParts.indexOf(part as AddressPart) : addressParts.length)
  return tidied.length === 0 ? null : Object.fromEntries(tidied.toSorted(([a], [b]) => placeOf(a) - placeOf(b)))
}

function tidyPart(part: string, text: unknown): string {
  // What is no text goes on as it is, for the schema to refuse.
  if (typeof text !== 'string') return text as string
  const tidy = composed(text.replace(/\r\n?/g, '\n').trim())
  return part === 'country' ? tidy.toUpperCase() : tidy
}
