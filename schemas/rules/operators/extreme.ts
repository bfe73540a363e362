import type { RuleValue } from '../values.ts'
import { orderOf } from './order.ts'
import type { Meaning } from './operator.ts'

/** The argument that comes first or last; blank as soon as one is blank. */
export const extreme = (isBetter: (order: number) => boolean): Meaning => (args, call) => {
  const order = orderOf(call.type)
  return (run) => {
    let best: RuleValue = null
    for (const give of args) {
      const value = give(run)
      if (value === null) return null
      if (best === null || isBetter(order(value, best))) best = value
    }
    return best
  }
}
