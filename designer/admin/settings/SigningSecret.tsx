import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/me.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { WithCopy } from '../../ui/WithCopy.tsx'
import { FormAlert } from '../forms/FormAlert.tsx'
import { noFaults } from '../forms/form-faults.ts'
import { FormSection } from '../forms/FormSection.tsx'
import { NotConfirmed } from '../forms/fresh-session.ts'
import { useFreshSession } from '../forms/use-fresh-session.tsx'
import { renewSigningSecret, signingSecretQuery } from './settings-queries.ts'

/** The secret by which other systems tell that a webhook came from this workspace. */
export function SigningSecret() {
  const { t } = useTranslation('admin-settings')
  const { slug } = useWorkspace()
  const { data, error, refetch } = useQuery(signingSecretQuery(slug))
  const [isAsking, setAsking] = useState(false)
  const { withFresh, question } = useFreshSession()
  const renew = useMutation({
    mutationFn: () => withFresh(() => renewSigningSecret(slug)),
    onSuccess: () => notifyDone(t('signing.renewed')),
    onSettled: () => setAsking(false),
  })
  const actions = (
    <Button variant="default" onClick={() => setAsking(true)} disabled={!data}>
      {t('signing.renew')}
    </Button>
  )
  return (
    <FormSection title={t('signing.title')} description={t('signing.description')} actions={actions}>
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {data && (
        <WithCopy label={t('signing.secret')} text={data.secret}>
          <PasswordInput label={t('signing.secret')} value={data.secret} readOnly style={{ flex: 1 }} visibilityToggleButtonProps={{ 'aria-label': t('signing.show') }} />
        </WithCopy>
      )}
      {!(renew.error instanceof NotConfirmed) && <FormAlert reason={renew.error} faults={noFaults} />}
      <ConfirmDialog opened={isAsking} title={t('signing.renewTitle')} action={t('signing.renew')} pending={renew.isPending} onConfirm={() => renew.mutate()} onClose={() => setAsking(false)}>
        {t('signing.renewText')}
      </ConfirmDialog>
      {question}
    </FormSection>
  )
}
