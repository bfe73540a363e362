import { Button, Skeleton, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecretAnswer } from '../../../schemas/api/secret.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import classes from '../forms/forms.module.css'
import { FormSection } from '../forms/FormSection.tsx'
import { DeleteSecret } from './DeleteSecret.tsx'
import { SecretDialog, type SecretTask } from './SecretDialog.tsx'
import { SecretRow } from './SecretRow.tsx'
import { useSecrets } from './secret-queries.ts'

/** What flows prove themselves with to other systems: entered, replaced and removed here, and never shown again. */
export function Secrets() {
  const { t } = useTranslation('admin-secrets')
  const { data, error, refetch } = useSecrets()
  const [task, setTask] = useState<SecretTask | null>(null)
  const [removed, setRemoved] = useState<SecretAnswer | null>(null)
  const actions = (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setTask({ kind: 'add' })}>
      {t('add.action')}
    </Button>
  )
  return (
    <>
      <FormSection title={t('title')} description={t('description')} actions={actions}>
        {error && !data && <ErrorState problem={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton height={48} />}
        {data?.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('none')}
          </Text>
        )}
        {data && data.length > 0 && (
          <ul className={classes.entries}>
            {data.map((secret) => (
              <SecretRow key={secret.name} secret={secret} onReplace={() => setTask({ kind: 'replace', secret })} onDelete={() => setRemoved(secret)} />
            ))}
          </ul>
        )}
      </FormSection>
      <SecretDialog task={task} onClose={() => setTask(null)} />
      <DeleteSecret secret={removed} onClose={() => setRemoved(null)} />
    </>
  )
}
