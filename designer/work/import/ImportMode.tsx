import { Radio, Select, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { ImportMode as Mode } from '../../../schemas/api/import.ts'
import { fieldOf } from '../../../schemas/objects/object.ts'
import { useFormat } from '../../i18n/reader.ts'
import { useLabels } from '../use-object.ts'
import classes from './import.module.css'
import type { ImportPlan } from './mapping.ts'

interface ImportModeProps {
  object: AppObject
  /** The unique keys that the file fills. */
  keys: readonly (readonly string[])[]
  plan: ImportPlan
  onChange: (plan: ImportPlan) => void
}

/** Whether the rows are new records, changes of those that are there, or both. */
export function ImportMode({ object, keys, plan, onChange }: ImportModeProps) {
  const { t } = useTranslation('import')
  const { can } = object
  const canFind = keys.length > 0
  const findHelp = (mode: 'update' | 'upsert') => t(canFind ? `mode.${mode}Help` : 'mode.noKey')
  return (
    <section className={classes.section} aria-label={t('mode.title')}>
      <h2 className={classes.title}>{t('mode.title')}</h2>
      {/* The values are exactly those given below. */}
      <Radio.Group aria-label={t('mode.title')} value={plan.mode} onChange={(mode) => onChange({ ...plan, mode: mode as Mode })}>
        <Stack gap={10}>
          <Radio value="insert" label={t('mode.insert')} description={t('mode.insertHelp')} disabled={!can.create} />
          <Radio value="upsert" label={t('mode.upsert')} description={findHelp('upsert')} disabled={!canFind || !can.create || !can.update} />
          <Radio value="update" label={t('mode.update')} description={findHelp('update')} disabled={!canFind || !can.update} />
        </Stack>
      </Radio.Group>
      {plan.mode !== 'insert' && <FindBy object={object} keys={keys} plan={plan} onChange={onChange} />}
    </section>
  )
}

function FindBy({ object, keys, plan, onChange }: ImportModeProps) {
  const { t } = useTranslation('import')
  const labels = useLabels()
  const { list } = useFormat()
  const nameOf = (name: string) => labels(fieldOf(object.definition, name)?.label ?? name)
  return (
    <div className={classes.reading}>
      <Select
        label={t('mode.key')}
        data={keys.map((key) => ({ value: key.join(), label: list(key.map(nameOf)) }))}
        value={plan.key?.join() ?? null}
        allowDeselect={false}
        onChange={(chosen) => onChange({ ...plan, key: keys.find((key) => key.join() === chosen) ?? null })}
      />
      <Select
        label={t('mode.blanks')}
        data={(['keep', 'clear'] as const).map((value) => ({ value, label: t(`blanks.${value}`) }))}
        value={plan.blanks}
        allowDeselect={false}
        // The values are exactly those given above.
        onChange={(blanks) => blanks && onChange({ ...plan, blanks: blanks as 'keep' })}
      />
    </div>
  )
}
