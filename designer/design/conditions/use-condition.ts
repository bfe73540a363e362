import { useState } from 'react'
import type { Json } from '../../../schemas/pointer.ts'
import { type ConditionGroup, readCondition, writeCondition } from './condition-tree.ts'

interface Kept {
  readonly tree: ConditionGroup
  /** The rule as it was given or sent last: another one comes from elsewhere. */
  readonly said: string
}

/** The tree of a rule while it is edited: lines that are not finished stay, though the rule does not have them. */
export function useCondition(value: unknown, onChange: (rule: Json | null) => void): [ConditionGroup, (tree: ConditionGroup) => void] {
  const given = JSON.stringify(value ?? null)
  const [kept, setKept] = useState<Kept>(() => ({ tree: readCondition(value), said: given }))
  const isFromElsewhere = kept.said !== given
  const current = isFromElsewhere ? { tree: readCondition(value), said: given } : kept
  if (isFromElsewhere) setKept(current)
  const change = (tree: ConditionGroup) => {
    const rule = writeCondition(tree) ?? null
    const said = JSON.stringify(rule)
    const isSame = rule === null ? given === 'null' : said === JSON.stringify(writeCondition(current.tree) ?? null)
    // What says the same is not sent: an untouched rule keeps the writing that it has.
    setKept({ tree, said: isSame ? given : said })
    if (!isSame) onChange(rule)
  }
  return [current.tree, change]
}
