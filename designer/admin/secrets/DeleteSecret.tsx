import { useTranslation } from 'react-i18next'
import type { SecretAnswer, SecretUsed } from '../../../schemas/api/secret.ts'
import { useWorkspace } from '../../app/me.ts'
import { DeleteDialog } from '../forms/DeleteDialog.tsx'
import { SecretFlows } from './SecretFlows.tsx'
import { deleteSecret } from './secret-queries.ts'

interface DeleteSecretProps {
  secret: SecretAnswer | null
  onClose: () => void
}

/** Asks before a secret goes for good; where flows still send it, says which instead. */
export function DeleteSecret({ secret, onClose }: DeleteSecretProps) {
  const { t } = useTranslation('admin-secrets')
  const { slug } = useWorkspace()
  const name = secret?.name ?? ''
  const words = {
    title: t('delete.title', { name }),
    text: t('delete.text'),
    action: t('delete.action'),
    done: t('delete.done', { name }),
    inUse: t('inUse.title', { name }),
    advice: t('inUse.advice'),
  }
  return (
    <DeleteDialog
      thing={secret}
      words={words}
      remove={(gone) => deleteSecret(slug, gone)}
      usesOf={(gone, told) => {
        // Another flow may have come to send it since the list was read.
        const used = told ? (told['used'] as readonly SecretUsed[]) : gone.used
        return used.length > 0 ? { list: <SecretFlows used={used} /> } : null
      }}
      onClose={onClose}
    />
  )
}
