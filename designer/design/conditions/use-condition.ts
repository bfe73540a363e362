import { useTranslation } from 'react-i18next'
import type { Json } from '../../../schemas/pointer.ts'
import { useUnfinished } from '../bench/unfinished.ts'
import { type ConditionGroup, emptyCondition, readCondition, unfinishedLines, writeCondition } from './condition-tree.ts'
import { newLine } from './line-edits.ts'
import { useOwnState } from './own-state.ts'

const asking: ConditionGroup = { ...emptyCondition, children: [newLine] }

interface EditedCondition {
  value: Json | null
  onChange: (rule: Json | null) => void
  /** Where the condition stands in its definition, by ids of parts; lines that are not finished are remembered under it. */
  at: string | undefined
  /** Without a rule it begins with a line that asks for its field. */
  isAsking: boolean
}

/** The tree of a rule while it is edited: lines that are not finished stay, though the rule does not have them. */
export function useCondition({ value, onChange, at, isAsking }: EditedCondition): [ConditionGroup, (tree: ConditionGroup) => void] {
  const unfinished = useUnfinished()
  const { t } = useTranslation('conditions')
  const given = JSON.stringify(value)
  const begun = at === undefined ? undefined : unfinished?.at(at)
  const { state: tree, last, keep } = useOwnState<ConditionGroup>(given, (before) =>
    // Only this function notes inputs at a condition's path.
    before !== undefined ? readCondition(value) : begun?.beside === given ? (begun.state as ConditionGroup) : isAsking && value === null ? asking : readCondition(value),
  )
  const remember = (next: ConditionGroup, beside: string) => {
    if (at === undefined) return
    const [line] = unfinishedLines(next)
    if (line) unfinished?.note({ path: at, text: t(line.path === '' ? 'line.chooseField' : 'line.chooseValue'), beside, state: next })
    else unfinished?.finish(at)
  }
  const change = (next: ConditionGroup) => {
    const rule = writeCondition(next) ?? null
    const said = JSON.stringify(rule)
    // What says the same is not sent: an untouched rule keeps the writing that it has.
    const isSame = said === JSON.stringify(writeCondition(tree) ?? null)
    remember(next, isSame ? last : said)
    if (isSame) return keep(next)
    keep(next, said)
    onChange(rule)
  }
  return [tree, change]
}
