import { Checkbox, Group, MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useChoices } from '../../draft/choices.ts'
import { plainFields } from '../new/starts/fitting.ts'
import type { TriggerEditorProps } from './TriggerEditor.tsx'

const events = ['create', 'update', 'delete'] as const

/** Which saves start the flow, and whether later ones start it again. */
export function RecordTrigger({ flow: { trigger }, set, onChange }: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const choicesOf = useChoices()
  // Settings of the trigger's own schema.
  const { on, object, restartOn = [], bulk = 'run' } = trigger as unknown as { on: string[]; object: string; restartOn?: string[]; bulk?: string }
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
      <MultiSelect
        label={t('record.restart')}
        description={t('record.restartHelp')}
        data={definition ? choicesOf(plainFields(definition)) : []}
        value={restartOn}
        searchable
        onChange={(next) => onChange({ ...trigger, restartOn: next })}
      />
      <Checkbox label={t('record.bulk')} checked={bulk === 'run'} onChange={(event) => onChange({ ...trigger, bulk: event.currentTarget.checked ? 'run' : 'ignore' })} />
    </>
  )
}
