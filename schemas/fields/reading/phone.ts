import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min'

/**
 * The number as it is stored, E.164 with an optional extension (RFC 3966): `+84912345678;ext=12`; undefined for what is
 * no phone number. A number with a country code needs only a possible length, for countries open new ranges;
 * one without must be valid in `country`, else the country itself is a wrong guess.
 */
export function storedPhone(text: string, country: string): string | undefined {
  if (known.has(text)) return text
  const number = phoneIn(text, country)
  if (!number || !(isInternational(text) ? number.isPossible() : number.isValid())) return undefined
  const stored = number.number + (number.ext === undefined || number.ext === '' ? '' : `;ext=${number.ext}`)
  if (known.size >= mostKnown) known.clear()
  known.add(stored)
  return stored
}

// Reading a number costs 40 microseconds, and what was just read is judged once more in the form that it is stored in.
const known = new Set<string>()
const mostKnown = 1_000

/** The number as people of its own country write it, if that is `country`; with its country code otherwise. */
export function phoneInCountry(stored: string, country: string): { number: string; extension: string | undefined } {
  const [plain = ''] = stored.split(';')
  const number = phoneIn(plain, country)
  const extension = /;ext=(\d+)$/.exec(stored)?.[1]
  if (!number) return { number: stored, extension: undefined }
  return { number: number.country === country ? number.formatNational() : number.formatInternational(), extension }
}

/** The number with its leading zero, where a program that took it for a figure has dropped that: `912345678` in Vietnam. */
export function withLostZero(text: string, country: string): string | undefined {
  if (!/^[1-9]\d{7,11}$/.test(text)) return undefined
  const number = phoneIn(text, country)
  return number?.isValid() && number.formatNational().replace(/\D/g, '') === `0${text}` ? `0${text}` : undefined
}

const phoneIn = (text: string, country: string): PhoneNumber | undefined => {
  if (text.length > 60) return undefined
  const defaultCountry = isSupportedCountry(country) ? (country as CountryCode) : undefined
  return parsePhoneNumberFromString(plainPhone(text), { ...(defaultCountry && { defaultCountry }), extract: false })
}

/** Full-width digits as ASCII, extensions in any of our languages as `;ext=`, and `00` as `+` wherever one dials so. */
const plainPhone = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/^tel:/i, '')
    .replace(/^00(?=[1-9])/, '+')
    .replace(extensionWord, ';ext=$1')

const extensionWord = /[\s,;(-]*(?:máy lẻ|số lẻ|máy nhánh|số nội bộ|nội bộ|lẻ|转分机|分机号|分机|转)[\s:.]*(\d{1,7})\)?$/iu

const isInternational = (text: string): boolean => plainPhone(text).startsWith('+')
