import { useMemo } from 'react'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { LayoutState } from '../../../schemas/layouts/layout-state.ts'
import type { ResolvedLayout } from '../../../schemas/layouts/resolved-layout.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'
import type { RuleValue, RuleValues } from '../../../schemas/rules/values.ts'
import { useRuleContext } from './rule-context.ts'
import { useRelatedValues } from './use-form.ts'
import { recordTypeIn, type UsedLayout, useLayout } from './use-layout.ts'

/** The layout of a stored record, and what it says of the values that are stored. */
export interface RecordLayout {
  readonly used: UsedLayout
  readonly state: LayoutState
  /** What conditions see: the record's values, and those over relations. */
  readonly values: RuleValues
}

export function useRecordLayout(object: AppObject, record: RecordAnswer, use: ResolvedLayout['for']): RecordLayout {
  const fields = useMemo(() => allFieldsOf(object.definition), [object])
  const used = useLayout(object, { use, recordType: recordTypeIn(record.values), fields })
  const context = useRuleContext()
  const { compiled } = used
  const paths = compiled.reads.filter((path) => path.includes('.'))
  const links = JSON.stringify(Object.fromEntries(paths.map((path) => path.split('.')[0] ?? path).map((name) => [name, record.values[name] ?? null])))
  const { data: related } = useRelatedValues(object.definition.name, { paths, links })
  return useMemo(() => {
    // The server answers values of fields, which are values of rules.
    const values: RuleValues = { ...related, ...(record.values as Readonly<Record<string, RuleValue>>) }
    return { used, values, state: compiled.state(values, context()) }
  }, [used, compiled, record, related, context])
}
