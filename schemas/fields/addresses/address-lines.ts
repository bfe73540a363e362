import type { Language } from '../../label.ts'
import { type Address, type AddressPart, addressParts } from './address.ts'
import { countryName } from './countries.ts'

/** How a country writes addresses: lines from the top, each with its parts and what stands between them. */
interface AddressForm {
  readonly lines: readonly string[]
  /** Parts that inputs offer only where they are filled in. */
  readonly rare: readonly AddressPart[]
  /** What stands between the lines where they are written as one. */
  readonly between: string
}

const form = (lines: readonly string[], rare: readonly AddressPart[] = [], between = ', '): AddressForm => ({ lines, rare, between })

const small = ['ward', 'district'] as const

const american = form(['street', 'ward, district', 'city, region postal_code', 'country'], small)
const british = form(['street', 'ward, district', 'city', 'region', 'postal_code', 'country'], small)
const continental = form(['street', 'ward, district', 'postal_code city', 'region', 'country'], [...small, 'region'])
const vietnamese = form(['street', 'ward, district', 'city, region postal_code', 'country'])
/** From the whole to the part, as Chinese, Japanese and Korean write it. */
const largestFirst = form(['country', 'region city district ward', 'street', 'postal_code'], [], ' ')

const forms: Readonly<Record<string, AddressForm>> = {
  VN: vietnamese, CN: largestFirst, TW: largestFirst, HK: largestFirst, MO: largestFirst, JP: largestFirst, KR: largestFirst,
  US: american, CA: american, AU: american, GB: british, IE: british,
  ...Object.fromEntries('DE AT CH FR IT ES PT NL BE LU DK SE NO FI PL CZ SK HU RO BG HR SI GR EE LV LT IS TR'.split(' ').map((country) => [country, continental])),
}

const formOf = (country: string | undefined): AddressForm => forms[country ?? ''] ?? american

/** The parts in the order in which the country writes them, for an input: all but those that it has no use for. */
export function inputParts(country: string | undefined, address: Address): readonly AddressPart[] {
  const { lines, rare } = formOf(country)
  return lines.flatMap(partsIn).filter((part) => !rare.includes(part) || address[part] !== undefined)
}

/** The address line by line, as its country writes it, the country's name in the reader's language; as it was typed where nothing else is known. */
export function addressLines(address: Address, language: Language): readonly string[] {
  const { text, country } = address
  if (text !== undefined && addressParts.every((part) => part === 'text' || part === 'country' || address[part] === undefined)) return text.split('\n')
  const shown: Address = country === undefined ? address : { ...address, country: countryName(country, language) }
  return formFor(address).lines.map((line) => filled(line, shown)).filter((line) => line !== '')
}

/** The same in one line. */
export function addressLine(address: Address, language: Language): string {
  const { between } = formFor(address)
  return addressLines(address, language).map((line) => line.replace(/\s*\n\s*/g, ', ')).reduce((before, line) => (before === '' ? line : joined(before, between, line)), '')
}

/** Who writes an address of such a country in Latin letters begins with the street, too. */
function formFor(address: Address): AddressForm {
  const known = formOf(address.country)
  return known === largestFirst && !addressParts.some((part) => ownScript.test(address[part] ?? '')) ? american : known
}

const ownScript = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

const partsIn = (line: string): readonly AddressPart[] => line.split(/[, ]+/) as AddressPart[]

/** A line with its parts put in; what stands before a blank part goes with it. */
const filled = (line: string, address: Address): string =>
  [...line.matchAll(/([, ]*)([a-z_]+)/g)].reduce((before, [, between = '', part = '']) => {
    const text = address[part as AddressPart]
    if (text === undefined) return before
    return before === '' ? text : joined(before, between, text)
  }, '')

/** Between letters of Chinese, Japanese and Korean stands no blank. */
const joined = (before: string, between: string, after: string): string =>
  between === ' ' && ownScript.test(before.at(-1) ?? '') && ownScript.test(after.charAt(0)) ? before + after : before + between + after
