import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useChoices } from '../../draft/choices.ts'
import { HookAddress } from './HookAddress.tsx'
import type { TriggerEditorProps } from './TriggerEditor.tsx'

interface ReadValue {
  readonly variable: string
  readonly path: string
}

/** Where the other system calls, and which members of what it sends become variables. */
export function WebhookTrigger({ flow, onChange }: TriggerEditorProps) {
  const { t } = useTranslation('design-flow-trigger')
  const choicesOf = useChoices()
  const { trigger, variables = [] } = flow
  // Settings of the trigger's own schema.
  const values = (trigger['values'] ?? []) as readonly ReadValue[]
  const put = (next: readonly ReadValue[], burst?: string) => onChange({ ...trigger, values: next }, burst)
  const choices = choicesOf(variables.map(({ name, label = name }) => ({ name, label })))
  const unused = variables.find(({ name }) => !values.some(({ variable }) => variable === name))
  return (
    <Stack gap="xs">
      <HookAddress flow={flow.name} />
      <Text size="sm" c="dimmed">
        {t(variables.length === 0 ? 'webhook.noVariables' : 'webhook.help')}
      </Text>
      {values.map((value, index) => (
        <Group key={value.variable} gap="xs" wrap="nowrap" align="end">
          <Select label={t('webhook.variable')} data={choices} value={value.variable} allowDeselect={false} onChange={(variable) => variable !== null && put(values.with(index, { ...value, variable }))} />
          <TextInput label={t('webhook.path')} value={value.path} onChange={(event) => put(values.with(index, { ...value, path: event.currentTarget.value }), `path ${index}`)} />
          <ActionIcon variant="subtle" aria-label={t('webhook.remove')} onClick={() => put(values.toSpliced(index, 1))}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {unused && (
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => put([...values, { variable: unused.name, path: `/${unused.name}` }])}>
          {t('webhook.add')}
        </Button>
      )}
    </Stack>
  )
}
