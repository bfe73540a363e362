import { Checkbox, Group, MultiSelect, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useChoices } from '../../draft/choices.ts'
import { plainFields } from '../new/starts/fitting.ts'
import type { TriggerEditorProps } from './TriggerEditor.tsx'
import { without } from './without.ts'

const events = ['create', 'update', 'delete'] as const

const bulks = ['run', 'once', 'ignore'] as const

/** Which saves start the flow, and whether later ones start it again. */
export function RecordTrigger({ flow: { trigger }, set, onChange }: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const choicesOf = useChoices()
  // Settings of the trigger's own schema.
  const { on, object, restartOn = [], bulk = 'run' } = trigger as unknown as { on: string[]; object: string; restartOn?: string[]; bulk?: (typeof bulks)[number] }
  const definition = set.get('object', object)
  return (
    <>
      <Checkbox.Group label={t('record.on')} value={on} onChange={(next) => next.length > 0 && onChange({ ...trigger, on: events.filter((each) => next.includes(each)) })}>
        <Group gap="md" mt={4}>
          {events.map((event) => (
            <Checkbox key={event} value={event} label={t(`record.${event}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Select
        label={t('record.bulk')}
        description={bulk === 'once' ? t('record.bulkHelp') : undefined}
        data={bulks.map((each) => ({ value: each, label: t(`record.bulkOf.${each}`) }))}
        value={bulk}
        allowDeselect={false}
        // A run of many is about none of them, so nothing else can be said of one that is under way.
        onChange={(next) => onChange(next === 'once' ? { ...without(trigger, ['overlap', 'order', 'restartOn']), bulk: next } : { ...trigger, bulk: next ?? 'run' })}
      />
      {bulk !== 'once' && (
        <MultiSelect
          label={t('record.restart')}
          description={t('record.restartHelp')}
          data={definition ? choicesOf(plainFields(definition)) : []}
          value={restartOn}
          searchable
          onChange={(next) => onChange({ ...trigger, restartOn: next })}
        />
      )}
    </>
  )
}
