import { absDecimal, compareDecimals } from './decimal.ts'
import type { Room } from './tree.ts'
import type { RuleValue } from './values.ts'

/** Whether a formula's field has room for a value that is not blank. */
export function fitsIn(room: Room): (value: RuleValue) => boolean {
  if (!room) return () => true
  if ('characters' in room) return (value) => isShort(String(value), room.characters)
  const bound = boundOf(room.whole)
  return (value) => compareDecimals(absDecimal(String(value)), bound) < 0
}

/** The least number with more digits before the point. */
export const boundOf = (whole: number): string => `1${'0'.repeat(whole)}`

/** Characters are code points, as in SQL. */
const isShort = (text: string, characters: number): boolean => text.length <= characters || (text.length <= characters * 2 && [...text].length <= characters)
