import type { Language } from '../../../schemas/label.ts'

/** What many of a thing are probably called. Vietnamese and Chinese words have one form; English ones mostly take an s. */
export function suggestPlural(one: string, language: Language): string {
  const word = one.trim()
  // Words of other languages stand on English screens too.
  if (language !== 'en' || !/^[a-z -]+$/i.test(word)) return word
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`
}
