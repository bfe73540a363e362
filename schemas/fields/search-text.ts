/**
 * What a record is found by: one line of lower-case ASCII words. Marks are taken off Latin letters (`Đà Nẵng` -> `da nang`);
 * every letter of another script becomes its code point (`客` -> `q5ba2`), so that trigram indexes, which see only ASCII
 * in a database without locales, find Chinese too: neighbours stand together, and any run of them is a substring.
 * Digits with marks between them stand a second time without: a phone number is found however it is written.
 */
export function searchTextOf(texts: readonly string[]): string {
  return texts.flatMap((text) => [folded(text), ...joinedDigits(text)]).filter((words) => words !== '').join(' ')
}

/** The parts of a query, each of which a record's search text must contain. At most {@link mostTerms} count. */
export function searchTermsOf(query: string): string[] {
  if (isLongNumber(query)) return [query.normalize('NFKC').replace(/\D/g, '').replace(/^0+/, '')].filter((term) => term !== '')
  const terms = folded(query.slice(0, longestQuery)).split(' ').filter((term) => term !== '')
  return [...new Set(terms)].slice(0, mostTerms)
}

const mostTerms = 12
const longestQuery = 500

/** Search text and terms are made alike, so what is found does not depend on how it was typed. */
const folded = (text: string): string => (isAscii.test(text) ? text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim() : foldedLetters(text))

const isAscii = /^[\x20-\x7e]*$/

const foldedLetters = (text: string): string =>
  withoutMarks(text)
    .toLowerCase()
    .replace(/[đðøłßæœþħıŋ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[^a-z0-9]/gu, coded)
    .replace(/ +/g, ' ')
    .trim()

const withoutMarks = (text: string): string => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').normalize('NFC')

/** Letters with strokes and joined letters, which have no form without marks in Unicode. */
const plainLetters: Readonly<Record<string, string>> = {
  đ: 'd', ð: 'd', ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n',
}

/** No code is part of another: `q` and four digits, or `x`, more digits and `z`. */
function coded(character: string): string {
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return ' '
  const code = (character.codePointAt(0) ?? 0).toString(16)
  return code.length <= 4 ? `q${code.padStart(4, '0')}` : `x${code}z`
}

/** `0912 345 678` and `(024) 3825-1234` as one run of digits. */
const joinedDigits = (text: string): string[] =>
  ((isAscii.test(text) ? text : text.normalize('NFKC')).match(/\d[\d .()/-]{4,38}\d/g) ?? [])
    .filter((run) => /\D/.test(run))
    .map((run) => run.replace(/\D/g, ''))
    .filter((digits) => digits.length >= 6 && digits.length <= 20)

/**
 * A number long enough to be a phone's or a document's: searched as one run of digits. Zeros in front do not count,
 * for a phone number is stored without its trunk zero.
 */
const isLongNumber = (query: string): boolean => {
  const plain = query.normalize('NFKC').trim()
  return /^\+?[\d .()/-]{8,40}$/.test(plain) && plain.replace(/\D/g, '').length >= 8
}
