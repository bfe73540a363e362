import { Stack, Switch, Text } from '@mantine/core'
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MailChoice } from '../../../schemas/api/notification.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, request } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { FormSection } from '../forms/FormSection.tsx'

const choiceQuery = (workspace: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'mail-choice'),
    queryFn: ({ signal }) => get<MailChoice>(`${addressesOf(workspace).notifications}/mail`, { signal }),
  })

const kinds = ['mention', 'task', 'flow', 'pool'] as const

/** Of what one is told in the app, what comes by e-mail too. A switch counts at once. */
export function MailChoices() {
  const { t } = useTranslation('admin-profile')
  const { slug } = useWorkspace()
  const { data } = useQuery(choiceQuery(slug))
  const save = useMutation({
    mutationFn: async (wanted: MailChoice['kinds']) => (await request<MailChoice>('PUT', `${addressesOf(slug).notifications}/mail`, { body: wanted })).body,
    onSuccess: (saved) => queryClient.setQueryData(choiceQuery(slug).queryKey, saved),
    onError: notifyFailed,
  })
  if (!data) return null
  const shown = save.isPending ? save.variables : data.kinds
  return (
    <FormSection title={t('mail.title')} description={data.address === null ? t('mail.noAddress') : t('mail.text', { address: data.address })}>
      <Stack gap="sm">
        {kinds.map((kind) => (
          <Switch
            key={kind}
            label={t(`mail.${kind}`)}
            checked={shown[kind]}
            disabled={data.address === null}
            onChange={(event) => save.mutate({ ...shown, [kind]: event.currentTarget.checked })}
          />
        ))}
      </Stack>
      <Text size="xs" c="dimmed" mt="sm">
        {t('mail.bell')}
      </Text>
    </FormSection>
  )
}
