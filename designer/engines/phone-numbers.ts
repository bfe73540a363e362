import { engineOf } from './engine.ts'

type PhoneLibrary = typeof import('libphonenumber-js/min')

/** Knows the phone numbers of the world. */
export const phoneNumbers = engineOf<PhoneLibrary>(() => import('libphonenumber-js/min'))

// The build hands these to `schemas/` in the place of the library's own.

export const parsePhoneNumberFromString: PhoneLibrary['parsePhoneNumberFromString'] = (...given: [string]) =>
  phoneNumbers.now()?.parsePhoneNumberFromString(...given)

export const isSupportedCountry: PhoneLibrary['isSupportedCountry'] = (country): country is never =>
  phoneNumbers.now()?.isSupportedCountry(country) ?? false
