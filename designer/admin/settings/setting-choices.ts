import type { ComboboxItem } from '@mantine/core'
import { currencyCodes } from '../../../schemas/fields/currencies.ts'
import type { Language } from '../../../schemas/label.ts'

/** All currencies by name: `VND · Vietnamese Dong`. */
export function currencyChoices(language: Language): ComboboxItem[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return currencyCodes.map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }))
}

/** All countries by name, in the order of the reader's language. */
export function countryChoices(language: Language, codes: readonly string[]): ComboboxItem[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  return codes.map((code) => ({ value: code, label: names.of(code) ?? code })).toSorted((a, b) => compare(a.label, b.label))
}

/** The days of a week by name, 1 = Monday. */
export function dayChoices(language: Language): ComboboxItem[] {
  const { format } = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // The first of January 2024 was a Monday.
  return numbered(7, (day) => format(Date.UTC(2024, 0, day)))
}

/** The months of a year by name, 1 = January. */
export function monthChoices(language: Language): ComboboxItem[] {
  const { format } = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return numbered(12, (month) => format(Date.UTC(2024, month - 1, 1)))
}

const numbered = (count: number, nameOf: (number: number) => string): ComboboxItem[] =>
  Array.from({ length: count }, (_, at) => ({ value: String(at + 1), label: capitalised(nameOf(at + 1)) }))

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
