import { useTranslation } from 'react-i18next'
import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { ConditionEditor } from '../../design/conditions/ConditionEditor.tsx'
import { useOwnState } from '../../design/conditions/own-state.ts'
import type { Filter } from './filter.ts'
import { useReadableSet } from './readable-set.ts'

interface FilterBuilderProps {
  object: ObjectDefinition
  filter: Filter
  onChange: (filter: Filter) => void
}

/** The filter of a list, written like every other condition. One that is not right yet filters nothing. */
export function FilterBuilder({ object, filter, onChange }: FilterBuilderProps) {
  const { t } = useTranslation('work')
  const set = useReadableSet()
  const { state: written, keep } = useOwnState<Filter>(JSON.stringify(filter), () => filter)
  const write = (rule: Filter) => {
    const isRight = rule === null || !isRefused(checkRule(rule, objectScope(object, set), { type: 'boolean' }))
    if (!isRight) return keep(rule)
    keep(rule, JSON.stringify(rule))
    onChange(rule)
  }
  return <ConditionEditor object={object} set={set} value={written} onChange={write} label={t('filter.title')} />
}
