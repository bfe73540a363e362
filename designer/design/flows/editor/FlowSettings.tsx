import { ActionIcon, Button, Group, Input, SegmentedControl, Select, Stack, Switch, Text, TextInput, Tooltip } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { objectOf, readsDown, variableTypes } from '../../../../schemas/flows/flow.ts'
import { newId } from '../../../../schemas/ids.ts'
import { ruleTypeOf } from '../../../../schemas/fields/field.ts'
import { useChoices } from '../../draft/choices.ts'
import { LabelInput } from '../../labels/LabelInput.tsx'
import { freeKey } from '../../../document/commands/flow/flow-parts.ts'
import { FlowSentences } from '../words/FlowSentences.tsx'
import { useFlowBench } from './flow-bench.ts'
import { NameInput } from './settings/ValueFields.tsx'

/** What belongs to the whole flow. */
export function FlowSettings() {
  const { t } = useTranslation('design-flows')
  const { flow, set, edits, selection } = useFlowBench()
  const choicesOf = useChoices()
  const open = (key: string) => {
    const node = flow.nodes.find((each) => each.key === key)
    if (node) selection.open(node.id)
  }
  const named = objectOf(flow)
  const object = named === undefined ? undefined : set.get('object', named)
  const picklists = choicesOf((object?.fields ?? []).filter((field) => ruleTypeOf(field).type === 'option'))
  return (
    <Stack gap="md">
      <LabelInput label={t('flow.label')} required value={flow.label} onChange={(label) => edits.changeFlow({ label }, 'label')} onLeave={edits.endBurst} />
      <LabelInput label={t('flow.description')} isLong value={flow.description} onChange={(description) => edits.changeFlow({ description }, 'description')} onLeave={edits.endBurst} />
      <TextInput label={t('flow.apiName')} value={flow.name} readOnly />
      <Switch label={t('flow.active')} description={t('flow.activeHelp')} checked={flow.active ?? true} onChange={(event) => edits.changeFlow({ active: event.currentTarget.checked ? undefined : false })} />
      {object && (
        <Select label={t('flow.status')} description={t('flow.statusHelp')} data={picklists} value={flow.status ?? null} clearable onChange={(status) => edits.changeFlow({ status: status ?? undefined })} />
      )}
      <Select
        label={t('flow.principal')} description={t('flow.principalHelp')} allowDeselect={false}
        data={(['flow', 'person'] as const).map((value) => ({ value, label: t(`flow.principals.${value}`) }))}
        value={flow.principal ?? 'flow'}
        onChange={(principal) => edits.changeFlow({ principal: principal === 'person' ? principal : undefined })}
      />
      <Input.Wrapper label={t('flow.direction')} labelElement="div">
        <SegmentedControl
          fullWidth
          size="xs"
          mt={4}
          aria-label={t('flow.direction')}
          data={(['right', 'down'] as const).map((value) => ({ value, label: t(`flow.directions.${value}`) }))}
          value={readsDown(flow) ? 'down' : 'right'}
          onChange={(next) => edits.turn(next === 'down' ? 'down' : undefined)}
        />
      </Input.Wrapper>
      <Variables />
      <div>
        <Text fw={550} size="sm" mb={4}>
          {t('flow.words')}
        </Text>
        <FlowSentences flow={flow} set={set} onChoose={open} />
      </div>
    </Stack>
  )
}

/** What a run keeps in mind beside its record. */
function Variables() {
  const { t } = useTranslation('design-flows')
  const { flow, edits } = useFlowBench()
  const variables = flow.variables ?? []
  const taken = new Set(variables.map(({ name }) => name))
  const change = (next: typeof variables) => edits.changeFlow({ variables: next.length > 0 ? next : undefined })
  return (
    <Input.Wrapper label={t('flow.variables')} description={t('flow.variablesHelp')} labelElement="div" role="group" aria-label={t('flow.variables')}>
      <Stack gap="xs" mt={6}>
        {variables.map((variable, at) => (
          <Group key={variable.id} gap="xs" wrap="nowrap">
            <NameInput name={variable.name} label={t('flow.variableName')} onRename={(name) => !taken.has(name) && /^[a-z][a-z0-9_]{0,47}$/.test(name) && change(variables.with(at, { ...variable, name }))} />
            <Select
              size="xs"
              aria-label={t('flow.variableType')}
              allowDeselect={false}
              data={variableTypes.map((type) => ({ value: type, label: t(`flow.types.${type}`) }))}
              value={variable.type}
              onChange={(next) => {
                const type = variableTypes.find((each) => each === next)
                if (type) change(variables.with(at, { ...variable, type }))
              }}
            />
            <Tooltip label={t('part.remove')}>
              <ActionIcon aria-label={t('part.remove')} onClick={() => change(variables.toSpliced(at, 1))}>
                <IconTrash size={15} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        ))}
        <div>
          <Button variant="default" size="compact-md" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => change([...variables, { id: newId('variable'), name: freeKey('value', taken), type: 'text' }])}>
            {t('flow.addVariable')}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  )
}
