import { apiNamePattern, fieldPathPattern } from '../definition.ts'
import { idPattern, idPrefixes, type IdOf } from '../ids.ts'

/** A decimal as it stands on the wire: no plus, no exponent, digits on both sides of a point. */
export const decimalPattern = '^-?[0-9]+(\\.[0-9]+)?$'

export const datePattern = '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'

/** A time of day to the second. */
export const timePattern = '^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$'

/** A moment in UTC, always with milliseconds. */
export const datetimePattern =
  '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$'

/** One address as mail servers take it, other alphabets included; every part excludes what ends it, so there is one way to match. */
export const emailPattern = '^[^\\s@<>(),;:"\\[\\]\\\\]{1,64}@[^\\s@.<>(),;:"\\[\\]\\\\]+(\\.[^\\s@.<>(),;:"\\[\\]\\\\]+)+$'

export const urlPattern = '^(https?://|mailto:)[^\\s<>"]+$'

/** E.164 with an optional extension (RFC 3966). */
export const phonePattern = '^\\+[1-9][0-9]{4,14}(;ext=[0-9]{1,9})?$'

export const uuidPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'

export const currencyCodePattern = '^[A-Z]{3}$'

/** What a value that misses one of our patterns is called. */
export const patternFaults: ReadonlyMap<string, string> = new Map([
  [decimalPattern, 'not-a-number'],
  [datePattern, 'not-a-date'],
  [datetimePattern, 'not-a-datetime'],
  [timePattern, 'not-a-time'],
  [emailPattern, 'not-an-email'],
  [urlPattern, 'not-a-url'],
  [phonePattern, 'not-a-phone'],
  [uuidPattern, 'not-an-id'],
])

/**
 * The fixed patterns of the product itself. Each matches in linear time, so the platform's own regular
 * expressions may run them; any other pattern was written by a person and runs on RE2.
 */
export const ownPatterns: ReadonlySet<string> = new Set([
  ...patternFaults.keys(),
  currencyCodePattern,
  apiNamePattern,
  fieldPathPattern,
  ...Object.keys(idPrefixes).map((kind) => idPattern(kind as IdOf)),
])
