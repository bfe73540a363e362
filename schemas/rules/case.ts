import { lowerRuns, upperRuns } from './case-table.ts'

/** Letters above ASCII that change, with what they change to, as two texts of equally many code points. */
export interface CaseMapping {
  readonly from: readonly string[]
  readonly to: readonly string[]
}

// Engines and their versions differ on ß, İ, ﬁ, the last Σ of a word and new letters: one table serves them all.
export const lowerMapping = mappingOf(lowerRuns)
export const upperMapping = mappingOf(upperRuns)

/** Small letters by the simple mapping of the table: one code point for one, whatever the language. */
export const lowerCase = (text: string): string => (lowersAlike.test(text) ? text.toLowerCase() : mapped(text, lowerLetters))

/** Capital letters by the simple mapping of the table: `ß` stays, for it has no single capital. */
export const upperCase = (text: string): string => (uppersAlike.test(text) ? text.toUpperCase() : mapped(text, upperLetters))

// Latin and Vietnamese letters that every engine maps as the table does, and Chinese, which has no case.
// oxlint-disable-next-line no-control-regex -- the ranges begin with ASCII.
const lowersAlike = /^[\0-\u012f\u0131-\u024f\u1e00-\u1eff\u3000-\u9fff]*$/
// oxlint-disable-next-line no-control-regex -- the ranges begin with ASCII.
const uppersAlike = /^[\0-\u00de\u00e0-\u0148\u014a-\u01ef\u01f1-\u024f\u1e00-\u1e95\u1ea0-\u1eff\u3000-\u9fff]*$/

const lowerLetters = lettersOf(lowerMapping, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')
const upperLetters = lettersOf(upperMapping, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')

function mapped(text: string, letters: ReadonlyMap<string, string>): string {
  let result = ''
  for (const letter of text) result += letters.get(letter) ?? letter
  return result
}

function mappingOf(runs: readonly number[]): CaseMapping {
  const from: string[] = []
  const to: string[] = []
  for (let index = 0; index < runs.length; index += 4) {
    const [first = 0, last = 0, step = 1, distance = 0] = runs.slice(index, index + 4)
    for (let point = first; point <= last; point += step) {
      from.push(String.fromCodePoint(point))
      to.push(String.fromCodePoint(point + distance))
    }
  }
  return { from, to }
}

function lettersOf(mapping: CaseMapping, asciiFrom: string, asciiTo: string): ReadonlyMap<string, string> {
  const pairs = [...asciiFrom].map((letter, index): [string, string] => [letter, asciiTo.charAt(index)])
  return new Map([...pairs, ...mapping.from.map((letter, index): [string, string] => [letter, mapping.to[index] ?? letter])])
}
