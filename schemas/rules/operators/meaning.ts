import type { RuleValue } from '../values.ts'
import type { Compute, Meaning } from './operator.ts'

type Given = readonly (RuleValue | undefined)[]

/** The operator of plain values that is blank as soon as one argument is. */
export const unlessBlank = <Args extends Given>(give: (...args: Args) => RuleValue): Meaning => present(give, null)

/** The condition that is false as soon as one argument is blank. */
export const falseIfBlank = <Args extends Given>(give: (...args: Args) => boolean): Meaning => present(give, false)

/** The argument as it was before the save; blank where the record is new. */
export const beforeSave = (compute: Compute): Compute => (run) =>
  run.previous === null ? null : compute({ ...run, values: run.previous })

/** An argument that the operator's parameters promise. */
export function argument(args: readonly Compute[], index: number): Compute {
  const compute = args[index]
  if (!compute) throw new Error(`argument ${index} is not there`)
  return compute
}

function present<Args extends Given>(give: (...args: Args) => RuleValue, otherwise: RuleValue): Meaning {
  // The checker has proved that the arguments are of the types that the operator's parameters name.
  const apply = give as unknown as (...args: readonly RuleValue[]) => RuleValue
  return (args) => {
    const first = argument(args, 0)
    if (args.length === 1) {
      return (run) => {
        const a = first(run)
        return a === null ? otherwise : apply(a)
      }
    }
    const second = argument(args, 1)
    if (args.length === 2) {
      return (run) => {
        const a = first(run)
        if (a === null) return otherwise
        const b = second(run)
        return b === null ? otherwise : apply(a, b)
      }
    }
    return (run) => {
      const values = args.map((compute) => compute(run))
      return values.includes(null) ? otherwise : apply(...values)
    }
  }
}
