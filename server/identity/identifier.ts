import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { storedPhone } from '../../schemas/fields/reading/phone.ts'
import type { Issue } from '../../schemas/issue.ts'

/** By what an account signs in: at least one of them. Each is unique in the installation. */
export interface Identifiers {
  readonly email?: string | null
  readonly login?: string | null
  readonly phone?: string | null
}

/** Identifiers in the form in which they are stored and compared. */
export interface StoredIdentifiers {
  readonly email: string | null
  readonly login: string | null
  /** E.164. */
  readonly phone: string | null
  /** The digits as they are dialled within the phone's own country. */
  readonly nationalPhone: string | null
}

/** The identifiers in stored form, or an issue at each that cannot be one. */
export function readIdentifiers(
  given: Identifiers,
  country: string,
): StoredIdentifiers | { readonly issues: readonly Issue[] } {
  const [email, login] = [plain(given.email), plain(given.login)]
  const phone = given.phone ? storedPhone(given.phone, country)?.split(';')[0] : null
  const issues: Issue[] = []
  if (email !== null && !emailForm.test(email)) issues.push({ code: 'person.email-malformed', path: '/email' })
  if (login !== null && !loginForm.test(login)) issues.push({ code: 'person.login-malformed', path: '/login' })
  if (phone === undefined) issues.push({ code: 'person.phone-malformed', path: '/phone' })
  if (issues.length > 0) return { issues }
  return { email, login, phone: phone ?? null, nationalPhone: phone ? nationalDigits(phone) : null }
}

/** What somebody who signs in may have meant by what was typed. */
export function meantBy(identifier: string): StoredIdentifiers {
  const text = plain(identifier) ?? ''
  if (text.includes('@')) return { email: text, login: null, phone: null, nationalPhone: null }
  const digits = text.replace(/[\s().-]/g, '')
  if (!/^\+?\d{5,15}$/.test(digits)) return { email: null, login: text, phone: null, nationalPhone: null }
  return {
    email: null,
    login: text,
    phone: storedPhone(digits, '') ?? `+${digits.replace(/^\+|^00/, '')}`,
    nationalPhone: digits,
  }
}

/** The address that stands in for an e-mail where an account has none: no mail reaches it, nobody can type it. */
export const standInEmail = (account: string): string => `${account}@${standInDomain}`

/** The e-mail of an account, null for a stand-in. */
export const realEmail = (email: string): string | null => (email.endsWith(`@${standInDomain}`) ? null : email)

const standInDomain = 'account.invalid'

// What better-auth takes for an e-mail address; other alphabets are not among it.
const emailForm =
  /^(?!.{255})(?!.*@account\.invalid$)[a-z0-9_'+-]+(\.[a-z0-9_'+-]+)*(?<!')@([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/

// Nine digits and more could be somebody else's phone number.
const loginForm = /^(?!\d{9,}$)[a-z0-9][a-z0-9._-]{2,39}$/

const plain = (text: string | null | undefined): string | null => text?.normalize('NFKC').trim().toLowerCase() || null

const nationalDigits = (phone: string): string | null =>
  parsePhoneNumberFromString(phone)?.formatNational().replace(/\D/g, '') ?? null
