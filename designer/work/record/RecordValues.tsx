import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { LayoutState } from '../../../schemas/layouts/layout-state.ts'
import type { ResolvedItem } from '../../../schemas/layouts/resolved-layout.ts'
import type { RuleValues } from '../../../schemas/rules/values.ts'
import { LayoutBody } from '../layout/LayoutBody.tsx'
import { LayoutFoot } from '../layout/LayoutFoot.tsx'
import type { UsedLayout } from '../layout/use-layout.ts'
import { valueAt, ValueView } from '../records/ValueView.tsx'
import { RelatedList } from '../related/RelatedList.tsx'
import { knownField, useLabels } from '../use-object.ts'
import classes from './record.module.css'

interface RecordValuesProps {
  object: AppObject
  record: RecordAnswer
  used: UsedLayout
  state: LayoutState
  values: RuleValues
}

/** What a record holds, by the layout that the person gets. */
export function RecordValues({ object, record, used, state, values }: RecordValuesProps) {
  const { definition } = object
  const item = useMemo(() => (each: ResolvedItem) => <ShownItem item={each} object={object} record={record} />, [object, record])
  return (
    <>
      <LayoutBody layout={used.compiled.layout} hidden={state.hidden} item={item} />
      <LayoutFoot object={definition} used={used} state={state} values={() => values} />
    </>
  )
}

function ShownItem({ item, object, record }: Pick<RecordValuesProps, 'object' | 'record'> & { item: ResolvedItem }) {
  const labels = useLabels()
  if (item.kind === 'related') return <RelatedList item={item} record={record} />
  const field = item.kind === 'field' ? knownField(object.definition, item.field) : undefined
  if (item.kind !== 'field' || !field) return null
  return (
    <dl className={classes.value}>
      <dt>{labels(item.label ?? field.label)}</dt>
      <dd>
        <ShownValue name={field.name} object={object} record={record} />
      </dd>
    </dl>
  )
}

function ShownValue({ name, object, record }: Pick<RecordValuesProps, 'object' | 'record'> & { name: string }) {
  const { t } = useTranslation('work')
  const field = knownField(object.definition, name)
  const shown = valueAt(record, name)
  if (field && shown.value !== null) return <ValueView field={field} {...shown} isBlock />
  return (
    <>
      <span aria-hidden>–</span>
      <VisuallyHidden>{t('record.blank')}</VisuallyHidden>
    </>
  )
}
