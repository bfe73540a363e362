import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { startObjectOf, triggerTypeOf } from '../../../../schemas/flows/trigger.ts'
import type { Json } from '../../../../schemas/pointer.ts'
import { ConditionEditor } from '../../conditions/ConditionEditor.tsx'
import { withoutRecord, withRecord } from './record-paths.ts'
import type { TriggerEditorProps } from './TriggerEditor.tsx'

/** Which records start the flow. People say it of the record; stored it is said of `record`. */
export function TriggerWhen({ flow, set, onChange }: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const { trigger } = flow
  const name = startObjectOf(trigger)
  const object = name === undefined ? undefined : set.get('object', name)
  if (!object) return null
  // Conditions are JSON, as everything in a definition.
  const when = (trigger['when'] ?? null) as Json | null
  return (
    <Stack gap={4}>
      <Text size="sm" fw={550}>
        {t('when.label')}
      </Text>
      <ConditionEditor
        key={`${name} ${trigger.type}`}
        object={object}
        set={set}
        at="/trigger/when"
        isOnSave={triggerTypeOf(trigger).onSave === true}
        label={t('when.label')}
        none={t('when.none')}
        value={when === null ? null : withoutRecord(when)}
        onChange={(rule) => onChange({ ...trigger, when: rule === null ? null : withRecord(rule) }, 'condition')}
      />
    </Stack>
  )
}
