import { addDecimals, type Decimal, multiplyDecimals, subtractDecimals } from '../decimal.ts'
import { asDecimal, type RuleNumber } from '../numbers.ts'
import type { RuleValue } from '../values.ts'
import type { Meaning, NumberSize } from './operator.ts'

/** Exact arithmetic of two numbers; whole numbers are reckoned as such as long as that is exact. */
type Reckon = (a: RuleNumber, b: RuleNumber) => RuleNumber

export const add: Reckon = reckoner((a, b) => a + b, addDecimals)
export const subtract: Reckon = reckoner((a, b) => a - b, subtractDecimals)
export const multiply: Reckon = reckoner((a, b) => a * b, multiplyDecimals)

function reckoner(whole: (a: number, b: number) => number, exact: (a: Decimal, b: Decimal) => Decimal): Reckon {
  return (a, b) => {
    if (typeof a === 'number' && typeof b === 'number') {
      const result = whole(a, b)
      // Zero is checked for its sign: -0 is no number here.
      if (Number.isSafeInteger(result)) return result === 0 ? 0 : result
    }
    return exact(asDecimal(a), asDecimal(b))
  }
}

/** All arguments reckoned together from the left; blank as soon as one is blank. */
export const together = (reckon: (a: RuleNumber, b: RuleNumber) => RuleValue): Meaning => (args) => (run) => {
  let result: RuleValue = null
  for (const [index, give] of args.entries()) {
    const value = give(run)
    if (value === null) return null
    // The checker has proved that the arguments are numbers.
    result = index === 0 ? value : reckon(result as RuleNumber, value as RuleNumber)
  }
  return result
}

export const sizeOfSum = (args: readonly NumberSize[]): NumberSize => {
  const { whole, scale } = longest(args)
  return { whole: whole + String(args.length).length, scale }
}

export const sizeOfProduct = (args: readonly NumberSize[]): NumberSize =>
  args.reduce((all, { whole, scale }) => ({ whole: all.whole + whole, scale: all.scale + scale }), { whole: 0, scale: 0 })

/** One digit more before the point: 9.5 rounds to 10. */
export const sizeOfRounded = (args: readonly NumberSize[]): NumberSize => {
  const { whole, scale } = longest(args)
  return { whole: whole + 1, scale }
}

export const longest = (args: readonly NumberSize[]): NumberSize =>
  ({ whole: Math.max(...args.map((each) => each.whole)), scale: Math.max(...args.map((each) => each.scale)) })
