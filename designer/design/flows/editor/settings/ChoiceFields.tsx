import { Group, MultiSelect, NumberInput, Select, Stack } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { usualNames } from '../../../../../schemas/flows/approval/usual-names.ts'
import { flowNames, objectsOf, oldRoot } from '../../../../../schemas/flows/flow-scope.ts'
import type { Span } from '../../../../../schemas/flows/spans.ts'
import type { Label } from '../../../../../schemas/label.ts'
import { allFieldsOf } from '../../../../../schemas/objects/system-fields.ts'
import { useChoices } from '../../../draft/choices.ts'
import { useLabelText } from '../../../draft/label-text.ts'
import { settingOf } from '../../../fields/setting-fields.tsx'
import { LabelInput } from '../../../labels/LabelInput.tsx'
import { useFlowBench } from '../flow-bench.ts'
import { pointerTo } from '../part-at.ts'
import { Warnings } from '../Warnings.tsx'
import { useEditedNode } from './edited-node.ts'
import { NamedSelect } from './NamedSelect.tsx'

const units = ['minutes', 'hours', 'days'] as const

/** A length of time: a number and its unit; an empty number means none. */
export function SpanField(props: FieldProps<Span>) {
  const { t } = useTranslation('design-flows')
  const { label, help, error, value, change } = settingOf(props)
  const unit = units.find((each) => value?.[each] !== undefined) ?? 'days'
  const count = value?.[unit] ?? ''
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap" grow>
      <NumberInput label={label} description={help} error={error} min={1} max={100_000} allowDecimal={false} value={count} onChange={(next) => change(typeof next === 'number' && next >= 1 ? { [unit]: next } : undefined)} />
      <Select aria-label={t('span.unit', { label })} data={units.map((each) => ({ value: each, label: t(`span.units.${each}`) }))} value={unit} allowDeselect={false} onChange={(next) => next !== null && change({ [next]: count === '' ? 1 : count })} />
    </Group>
  )
}

export function ObjectField(props: FieldProps<string>) {
  const { set } = useFlowBench()
  return <NamedSelect props={props} choices={useChoices()(set.all('object'))} />
}

export function FlowField(props: FieldProps<string>) {
  const { flow, set } = useFlowBench()
  return <NamedSelect props={props} choices={useChoices()(set.all('flow').filter(({ id }) => id !== flow.id))} />
}

/** Which record: that of the flow, or one that an earlier step gave. */
export function RecordField(props: FieldProps<string>) {
  const { flow, set, words } = useFlowBench()
  const choicesOf = useChoices()
  const names = flowNames(flow)
  const records = [...names].flatMap(([name, type]) => (type.type === 'record' && type.object !== 'user' && name !== oldRoot ? [{ name, label: nameOf(name, type.object) }] : []))
  function nameOf(name: string, object: string): Label {
    const node = flow.nodes.find(({ key }) => name.startsWith(`nodes.${key}.`))
    const label = set.get('object', object)?.label ?? object
    return node ? `${words.nameOf(node)} (${name.split('.').at(-1)})` : label
  }
  return <NamedSelect props={{ ...props, formData: props.formData ?? 'record' }} choices={choicesOf(records)} />
}

/** Fields of the flow's own record. */
export function FieldsField(props: FieldProps<string[]>) {
  const { flow, set } = useFlowBench()
  const choicesOf = useChoices()
  const { label, help, error, required, value = [], change } = settingOf(props)
  const name = objectsOf(flowNames(flow))('record')
  const object = name === undefined ? undefined : set.get('object', name)
  const choices = choicesOf(object ? allFieldsOf(object) : [])
  const data = [...choices, ...value.filter((each) => !choices.some((choice) => choice.value === each)).map((each) => ({ value: each, label: each }))]
  return <MultiSelect label={label} description={help} error={error} withAsterisk={required} data={data} value={value} searchable clearable onChange={(next) => change(next.length > 0 || required ? next : undefined)} />
}

export function LabelField(props: FieldProps<Label>) {
  const { onLeave } = useEditedNode()
  const { label, help, error, value, change } = settingOf(props)
  return <LabelInput label={label} description={help} error={error} value={value} onChange={change} onLeave={onLeave} />
}

type ButtonNames = Partial<Record<keyof typeof usualNames, Label>>

/** What the buttons of an approval say. */
export function ButtonNamesField(props: FieldProps<ButtonNames>) {
  const { t } = useTranslation('design-flows')
  const { flow } = useFlowBench()
  const { node, onLeave } = useEditedNode()
  const labelText = useLabelText()
  const { label, value = {}, change } = settingOf(props)
  const set = (button: keyof ButtonNames, words: Label | undefined) => {
    const { [button]: _, ...others } = value
    const next = words === undefined ? others : { ...others, [button]: words }
    change(Object.keys(next).length === 0 ? undefined : next)
  }
  return (
    <Stack gap="xs" role="group" aria-label={label}>
      {(['approve', 'reject', 'return'] as const).map((button) => (
        <div key={button}>
          <LabelInput label={t(`buttons.${button}`)} value={value[button]} placeholder={labelText(usualNames[button])} onChange={(words) => set(button, words)} onLeave={onLeave} />
          <Warnings at={`${pointerTo(flow, node.id)}/settings/names/${button}`} />
        </div>
      ))}
    </Stack>
  )
}
