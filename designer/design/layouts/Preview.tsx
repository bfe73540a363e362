import { Alert, Select, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ResolvedItem } from '../../../schemas/layouts/resolved-layout.ts'
import { useAppIfKnown } from '../../app/workspace.ts'
import { FieldControl } from '../../controls/FieldControl.tsx'
import { LookupSourceProvider } from '../../controls/lookup-source.ts'
import { LayoutBody } from '../../work/layout/LayoutBody.tsx'
import { LayoutFoot } from '../../work/layout/LayoutFoot.tsx'
import { FormProvider } from '../../work/layout/use-form.ts'
import { FormField } from '../../work/record/FormField.tsx'
import { useLookups } from '../../work/use-lookups.ts'
import { useChoices } from '../draft/choices.ts'
import { useLabelText } from '../draft/label-text.ts'
import { ItemGhost } from './ItemGhost.tsx'
import { useLayoutBench } from './layout-bench.ts'
import classes from './preview.module.css'
import { type PreviewForm, usePreview } from './use-preview.ts'
import { fieldShown } from './use-part-names.ts'

/** The layout as somebody with a role would get it, with a stored record or a new one; its conditions live. */
export function Preview() {
  const { t } = useTranslation('design-layouts')
  const { set } = useLayoutBench()
  const labelText = useLabelText()
  const choicesOf = useChoices()
  const source = useLookups()
  const [roleName, setRole] = useState<string | null>(null)
  const [record, setRecord] = useState<string | null>(null)
  const role = roleName === null ? undefined : set.get('role', roleName)
  const form = usePreview({ role, record })
  return (
    <LookupSourceProvider value={source}>
      <div className={classes.preview}>
        <div className={classes.choices}>
          <Select
            label={t('preview.as')}
            placeholder={t('preview.asDesigner')}
            data={choicesOf(set.all('role'))}
            value={roleName}
            clearable
            clearButtonProps={{ 'aria-label': t('preview.asDesigner') }}
            onChange={setRole}
          />
          <RecordChoice value={record} onChange={setRecord} />
        </div>
        {role && <WhoGets form={form} role={labelText(role.label)} />}
        <FilledIn form={form} />
        <Text size="xs" c="dimmed">
          {t('preview.note')}
        </Text>
      </div>
    </LookupSourceProvider>
  )
}

/** A stored record to try the layout with; only an object that is live has any. */
function RecordChoice({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation('design-layouts')
  const { object } = useLayoutBench()
  const app = useAppIfKnown()
  // A lookup that belongs to no object: its control is how people choose records everywhere.
  const field: FieldDefinition = useMemo(
    () => ({ id: 'preview', name: 'preview', type: 'lookup', label: '', ...({ object: object.name, onDelete: 'restrict' } satisfies Record<string, unknown>) }),
    [object.name],
  )
  if (!app?.objects.some(({ definition }) => definition.id === object.id)) return null
  return <FieldControl field={field} value={value} onChange={(next) => onChange(typeof next === 'string' ? next : null)} label={t('preview.record')} />
}

/** Whether somebody with the role gets this layout at all, and why. */
function WhoGets({ form, role }: { form: PreviewForm; role: string }) {
  const { t } = useTranslation('design-layouts')
  const { layout } = useLayoutBench()
  const labelText = useLabelText()
  const { gets } = form
  if (gets?.layout.id === layout.id) {
    const priority = gets.reason.by === 'priority' ? gets.reason.priority : 0
    return (
      <Text size="sm" role="status">
        {t(`preview.because.${gets.reason.by}`, { role, priority })}
      </Text>
    )
  }
  return (
    <Alert color="outside" icon={<IconInfoCircle size={18} aria-hidden />} role="status">
      {gets ? t('preview.getsOther', { role, layout: labelText(gets.layout.label) }) : t('preview.getsNone', { role })}
    </Alert>
  )
}

/** The form itself, drawn by what draws it in Work. */
function FilledIn({ form: { store, used, editable, titles } }: { form: PreviewForm }) {
  const { t } = useTranslation('design-layouts')
  const { layout, object } = useLayoutBench()
  const hidden = useSyncExternalStore(store.subscribe, store.hidden)
  const item = useCallback(
    (each: ResolvedItem) => {
      if (each.kind === 'related') return <ItemGhost item={{ id: each.id, related: each.related, columns: [...each.columns] }} />
      const field = each.kind === 'field' ? fieldShown(object, { id: each.id, field: each.field }) : undefined
      if (each.kind !== 'field' || !field) return null
      return <FormField item={each} field={field} object={object} used={used} isGiven={editable.has(field.name)} title={titles[field.name]} />
    },
    [object, used, editable, titles],
  )
  return (
    <FormProvider value={store}>
      <section className={classes.form} aria-label={t('preview.title')} key={layout.for}>
        {used.compiled.layout.tabs.length === 0 && <Text c="dimmed">{t('preview.nothing')}</Text>}
        <LayoutBody layout={used.compiled.layout} hidden={hidden} item={item} />
        <LayoutFoot object={object} used={used} state={{ ...store.state(), hidden }} values={store.ruleValues} />
      </section>
    </FormProvider>
  )
}
