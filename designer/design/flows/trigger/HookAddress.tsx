import { PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { HookAnswer } from '../../../../schemas/api/hook.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { get } from '../../../app/api.ts'
import { useWorkspace } from '../../../app/me.ts'
import { useApp, workspaceKey } from '../../../app/workspace.ts'
import { WithCopy } from '../../../ui/WithCopy.tsx'

/** Where the other system calls the flow and the secret by which it signs; both are there once the flow is live. */
export function HookAddress({ flow }: { flow: string }) {
  const { t } = useTranslation('design-flow-trigger')
  const { slug } = useWorkspace()
  const isAllowed = useApp().system.includes('settings')
  const { data, error } = useQuery({
    queryKey: workspaceKey(slug, 'hook', flow),
    queryFn: ({ signal }) => get<HookAnswer>(`${addressesOf(slug).flow(flow)}/hook`, { signal }),
    enabled: isAllowed,
    retry: false,
  })
  if (!isAllowed || error) {
    return (
      <Text size="sm" c="dimmed">
        {t(isAllowed ? 'hook.afterPublish' : 'hook.notAllowed')}
      </Text>
    )
  }
  if (!data) return null
  return (
    <Stack gap="xs">
      <WithCopy label={t('hook.address')} text={data.address}>
        <TextInput label={t('hook.address')} value={data.address} readOnly style={{ flex: 1 }} />
      </WithCopy>
      <WithCopy label={t('hook.secret')} text={data.secret}>
        <PasswordInput label={t('hook.secret')} value={data.secret} readOnly style={{ flex: 1 }} visibilityToggleButtonProps={{ 'aria-label': t('hook.show') }} />
      </WithCopy>
      <Text size="xs" c="dimmed">
        {t('hook.help')}
      </Text>
    </Stack>
  )
}
