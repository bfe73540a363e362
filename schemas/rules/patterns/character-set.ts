import { lowerCase, lowerMapping } from '../case.ts'

/** Code points from … to. */
type Range = readonly [from: number, to: number]

export type CharacterSet = readonly Range[]

const digits: CharacterSet = [[0x30, 0x39]]

/** What `\d`, `\w` and `\s` stand for: ASCII alone, as in RE2. Postgres' own ones depend on the collation. */
export const classSets: Readonly<Record<string, CharacterSet>> = {
  d: digits,
  w: [...digits, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]],
  s: [[0x09, 0x0a], [0x0c, 0x0d], [0x20, 0x20]],
}

export const anyOf = (set: CharacterSet): string => `[${set.map(written).join('')}]`

export const anyBut = (set: CharacterSet): string => `[^${set.map(written).join('')}]`

/** The set that stands between brackets; undefined where engines may read it differently. */
export function readClass(text: string, controls: Readonly<Record<string, string>>): CharacterSet | undefined {
  const parts = text.match(/\\.|./gsu) ?? []
  const ranges: Range[] = []
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? ''
    const set = classSets[part.slice(1)]
    if (part.length > 1 && part.startsWith('\\') && set) {
      ranges.push(...set)
      continue
    }
    const isRange = parts[index + 1] === '-' && index + 2 < parts.length
    const [from, to] = [pointOf(part, controls), isRange ? pointOf(parts[index + 2] ?? '', controls) : pointOf(part, controls)]
    const isBareDash = part === '-' && index > 0 && index < parts.length - 1
    if (from === undefined || to === undefined || to < from || isBareDash) return undefined
    ranges.push([from, to])
    if (isRange) index += 2
  }
  return ranges.length > 0 ? ranges : undefined
}

/** The set together with the small letters of all letters in it. */
export function withSmallLetters(set: CharacterSet): CharacterSet {
  const has = (letter: string): boolean => {
    const point = letter.codePointAt(0) ?? 0
    return set.some(([from, to]) => point >= from && point <= to)
  }
  const small = capitals.filter(has).map((letter) => lowerCase(letter).codePointAt(0) ?? 0)
  return joined([...set, ...small.map((point): Range => [point, point])])
}

/** Ranges that touch as one: every range costs Postgres time when it reads the pattern. */
function joined(set: CharacterSet): CharacterSet {
  const ranges: Range[] = []
  for (const [from, to] of set.toSorted(([a], [b]) => a - b)) {
    const last = ranges.at(-1)
    if (last && from <= last[1] + 1) ranges[ranges.length - 1] = [last[0], Math.max(last[1], to)]
    else ranges.push([from, to])
  }
  return ranges
}

const capitals: readonly string[] = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...lowerMapping.from]

function pointOf(part: string, controls: Readonly<Record<string, string>>): number | undefined {
  if (!part.startsWith('\\')) return part.codePointAt(0)
  const name = part.slice(1)
  return /^[!-/:-@[-`{-~]$/.test(name) ? name.codePointAt(0) : controls[name]?.codePointAt(0)
}

const written = ([from, to]: Range): string => (from === to ? character(from) : `${character(from)}-${character(to)}`)

function character(point: number): string {
  const letter = String.fromCodePoint(point)
  return /[\\\]^[-]/.test(letter) ? `\\${letter}` : letter
}
