import type { Json } from '../../../schemas/pointer.ts'
import { type ConditionGroup, readCondition, writeCondition } from './condition-tree.ts'
import { useOwnState } from './own-state.ts'

/** The tree of a rule while it is edited: lines that are not finished stay, though the rule does not have them. */
export function useCondition(value: Json | null, onChange: (rule: Json | null) => void): [ConditionGroup, (tree: ConditionGroup) => void] {
  const { state: tree, keep } = useOwnState(JSON.stringify(value), () => readCondition(value))
  const change = (next: ConditionGroup) => {
    const rule = writeCondition(next) ?? null
    const said = JSON.stringify(rule)
    // What says the same is not sent: an untouched rule keeps the writing that it has.
    if (said === JSON.stringify(writeCondition(tree) ?? null)) return keep(next)
    keep(next, said)
    onChange(rule)
  }
  return [tree, change]
}
