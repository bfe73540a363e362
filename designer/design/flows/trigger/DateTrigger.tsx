import { Group, NumberInput, Select } from '@mantine/core'
import { TimeInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { fieldOf } from '../../../../schemas/objects/object.ts'
import { useChoices } from '../../draft/choices.ts'
import { dateFieldsOf } from './trigger-of-type.ts'
import type { TriggerEditorProps } from './TriggerEditor.tsx'

const units = ['days', 'hours'] as const
const sides = ['before', 'after'] as const

/** How long before or after which date. */
export function DateTrigger({ flow: { trigger }, set, onChange }: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const choicesOf = useChoices()
  // Settings of the trigger's own schema.
  const { object, field, days, hours, at, when, overlap } = trigger as unknown as { object: string; field: string; days?: number; hours?: number; at?: string; when?: unknown; overlap?: string }
  const definition = set.get('object', object)
  const unit = hours === undefined ? 'days' : 'hours'
  const count = hours ?? days ?? 0
  const side = count > 0 ? 'after' : 'before'
  const kept = { type: trigger.type, object, field, ...(when !== undefined && { when }), ...(overlap !== undefined && { overlap }) }
  const change = (next: { count?: number; unit?: string; side?: string; at?: string | undefined }) => {
    const size = Math.abs(next.count ?? count)
    const signed = (next.side ?? side) === 'before' ? -size : size
    const isHours = (next.unit ?? unit) === 'hours'
    const time = 'at' in next ? next.at : at
    onChange({ ...kept, ...(isHours ? { hours: signed } : { days: signed, ...(time && { at: time }) }) })
  }
  return (
    <>
      <Select
        label={t('date.field')}
        data={definition ? choicesOf(dateFieldsOf(set, object).flatMap((name) => fieldOf(definition, name) ?? [])) : []}
        value={field}
        allowDeselect={false}
        onChange={(next) => next !== null && onChange({ ...trigger, field: next })}
      />
      <Group gap="xs" wrap="nowrap" align="end">
        <NumberInput label={t('date.count')} min={0} max={3650} allowDecimal={false} value={Math.abs(count)} onChange={(next) => typeof next === 'number' && change({ count: next })} />
        <Select aria-label={t('date.unit')} data={units.map((value) => ({ value, label: t(`date.${value}`) }))} value={unit} allowDeselect={false} onChange={(next) => next !== null && change({ unit: next })} />
        <Select aria-label={t('date.side')} data={sides.map((value) => ({ value, label: t(`date.${value}`) }))} value={side} allowDeselect={false} onChange={(next) => next !== null && change({ side: next, count: count === 0 ? 1 : Math.abs(count) })} />
      </Group>
      {unit === 'days' && <TimeInput label={t('date.at')} description={t('zone')} value={at ?? ''} onChange={(event) => change({ at: event.currentTarget.value === '' ? undefined : event.currentTarget.value.slice(0, 5) })} />}
    </>
  )
}
