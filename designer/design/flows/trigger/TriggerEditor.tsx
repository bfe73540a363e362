import { Checkbox, NumberInput, Select, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { type FlowDefinition, objectOf } from '../../../../schemas/flows/flow.ts'
import { type FlowTrigger, startObjectOf, triggerTypeOf } from '../../../../schemas/flows/trigger.ts'
import { triggerWords } from '../../../../schemas/flows/words/trigger-words.ts'
import { useChoices } from '../../draft/choices.ts'
import { useTelling } from '../words/use-flow-words.ts'
import { ButtonTrigger } from './ButtonTrigger.tsx'
import { DateTrigger } from './DateTrigger.tsx'
import { PastStarts } from './PastStarts.tsx'
import { RecordTrigger } from './RecordTrigger.tsx'
import { ScheduleTrigger } from './ScheduleTrigger.tsx'
import { type TriggerName, triggerNames, triggerOfType } from './trigger-of-type.ts'
import { TriggerWhen } from './TriggerWhen.tsx'
import { WebhookTrigger } from './WebhookTrigger.tsx'
import { without } from './without.ts'

export interface TriggerEditorProps {
  flow: FlowDefinition
  set: DefinitionSet
  /** The trigger as it is from now on. `burst` names typing that is undone as one. */
  onChange: (trigger: FlowTrigger, burst?: string) => void
}

/** What starts the flow: how, for which records, and what is done while a run for one is still under way. */
export function TriggerEditor(props: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const { flow, set, onChange } = props
  const { trigger } = flow
  const telling = useTelling(flow, set)
  // The registry of triggers has these names and no others; a test compares them.
  const name = trigger.type as TriggerName
  const Own = settingsOf[name]
  return (
    <Stack gap="sm">
      <Text size="sm" fw={600} role="status">
        {triggerWords(telling)}
      </Text>
      <Select
        label={t('type.label')}
        data={triggerNames.map((value) => ({ value, label: t(`type.${value}`) }))}
        value={name}
        allowDeselect={false}
        // The values are exactly those given above.
        onChange={(next) => next !== null && onChange(triggerOfType(next as TriggerName, trigger, set))}
      />
      {triggerTypeOf(trigger).object && <ObjectSetting {...props} />}
      {Own && <Own {...props} />}
      {'when' in (triggerTypeOf(trigger).settings.properties ?? {}) && startObjectOf(trigger) !== undefined && <TriggerWhen {...props} />}
      {trigger.type === 'record' && <PastStarts flow={flow} />}
      {'overlap' in (triggerTypeOf(trigger).settings.properties ?? {}) && objectOf(flow) !== undefined && <OverlapSetting {...props} />}
      {'reentry' in (triggerTypeOf(trigger).settings.properties ?? {}) && <AgainSettings {...props} />}
    </Stack>
  )
}

const settingsOf = { button: ButtonTrigger, record: RecordTrigger, date: DateTrigger, schedule: ScheduleTrigger, webhook: WebhookTrigger, flow: undefined }

function ObjectSetting({ flow, set, onChange }: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const choicesOf = useChoices()
  const mayLack = flow.trigger.type === 'schedule' || flow.trigger.type === 'flow'
  return (
    <Select
      label={t(flow.trigger.type === 'schedule' ? 'object.each' : 'object.label')}
      placeholder={t('object.none')}
      data={choicesOf(set.all('object'))}
      value={startObjectOf(flow.trigger) ?? null}
      searchable
      clearable={mayLack}
      allowDeselect={false}
      clearButtonProps={{ 'aria-label': t('object.none') }}
      // A condition about another object's records would say nothing.
      onChange={(object) => onChange({ ...without(flow.trigger, ['when', 'restartOn', 'object']), ...(object !== null && { object }) })}
    />
  )
}

const overlaps = ['skip', 'queue', 'replace', 'parallel'] as const

function OverlapSetting({ flow: { trigger }, onChange }: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const { overlap = 'skip' } = trigger
  return (
    <Select
      label={t('overlap.label')}
      data={overlaps.map((value) => ({ value, label: t(`overlap.${value}`) }))}
      value={String(overlap)}
      allowDeselect={false}
      onChange={(next) => onChange(next === 'skip' ? without(trigger, ['overlap', 'order']) : { ...(next === 'parallel' ? trigger : without(trigger, ['order'])), overlap: next })}
    />
  )
}

/** What holds of starts that come while others are under way, or of those that the flow brings about itself. */
function AgainSettings({ flow: { trigger }, onChange }: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const { overlap, order, reentry = 0 } = trigger
  return (
    <>
      {overlap === 'parallel' && (
        <Checkbox
          label={t('order.label')}
          description={t('order.help')}
          checked={order !== 'parallel'}
          onChange={(event) => onChange(event.currentTarget.checked ? without(trigger, ['order']) : { ...trigger, order: 'parallel' })}
        />
      )}
      <NumberInput
        label={t('reentry.label')}
        description={t('reentry.help')}
        value={Number(reentry)}
        min={0}
        max={9}
        allowDecimal={false}
        clampBehavior="strict"
        onChange={(next) => typeof next === 'number' && onChange(next === 0 ? without(trigger, ['reentry']) : { ...trigger, reentry: next }, 'reentry')}
      />
    </>
  )
}
