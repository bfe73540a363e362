import { dateOfDay, dayNumber } from './dates.ts'
import { addDecimals, canonicalDecimal, compareDecimals, floorDecimal, multiplyDecimals } from './decimal.ts'
import type { RuleType } from './rule-type.ts'
import { compareText } from './text.ts'
import type { LiteralNode } from './tree.ts'
import type { RuleValue } from './values.ts'

/**
 * Values of a type that together stand in every way to some fixed values: equal to each, between two neighbours, below
 * and above all, other than all, and blank. Undefined for types of which that cannot be told.
 */
export function valuesAround(type: RuleType, literals: readonly LiteralNode[]): readonly RuleValue[] | undefined {
  const fixed = literals.flatMap(({ value }) => (Array.isArray(value) ? value : [value])).filter((value) => value !== null && typeof value !== 'boolean')
  const around = kinds[type.type]?.(fixed, type)
  return around && [...around, null]
}

type Around = (fixed: readonly RuleValue[], type: RuleType) => readonly RuleValue[]

const texts: Around = (fixed) => {
  const last = fixed.map(String).toSorted(compareText).at(-1) ?? ''
  // Below every text, equal to each, right behind each, and above all.
  return ['\u0001', ...fixed, ...fixed.map((value) => `${String(value)}\u0001`), `${last}\u{10fffd}`]
}

const wholes: Around = (fixed) =>
  decimalsIn(fixed).flatMap((value) => {
    const floor = floorDecimal(value)
    return ['-1', '0', '1'].map((step) => Number(addDecimals(floor, step)))
  })

const decimals: Around = (fixed) => {
  const sorted = decimalsIn(fixed).toSorted(compareDecimals)
  const between = sorted.slice(1).map((value, index) => multiplyDecimals(addDecimals(value, sorted[index] ?? value), '0.5'))
  return [addDecimals(sorted[0] ?? '0', '-1'), ...sorted, ...between, addDecimals(sorted.at(-1) ?? '0', '1')]
}

const decimalsIn = (fixed: readonly RuleValue[]): string[] => (fixed.length === 0 ? ['0'] : fixed.map((value) => canonicalDecimal(String(value))))

const dates: Around = (fixed) => {
  const named = fixed.length === 0 ? ['2000-01-01'] : fixed.map(String)
  return named.flatMap((date) => [-1, 0, 1].flatMap((step) => dateOfDay(dayNumber(date) + step) ?? []))
}

const moments: Around = (fixed) => (fixed.length === 0 ? [0] : fixed.map((value) => Date.parse(String(value)))).flatMap((at) => [-1, 0, 1].map((step) => new Date(at + step).toISOString()))

/** By type; those that are absent are told nothing of. */
const kinds: Readonly<Partial<Record<RuleType['type'], Around>>> = {
  text: texts,
  integer: wholes,
  duration: wholes,
  decimal: decimals,
  boolean: () => [true, false],
  date: dates,
  datetime: moments,
  option: (_, type) => (type.type === 'option' ? type.values : []),
  record: (fixed) => [...fixed, '00000000-0000-7000-8000-000000000000'],
}
