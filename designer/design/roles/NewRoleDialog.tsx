import { Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newId } from '../../../schemas/ids.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useLanguage } from '../../i18n/language.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { useDraft } from '../draft/draft-queries.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { useApiName } from '../names/use-api-name.ts'

interface NewRoleDialogProps {
  opened: boolean
  onClose: () => void
}

/** Asks what a new role is called, and opens it. */
export function NewRoleDialog({ opened, onClose }: NewRoleDialogProps) {
  const { t } = useTranslation('design-roles')
  return (
    <Modal opened={opened} onClose={onClose} title={t('new.title')} closeButtonProps={{ 'aria-label': t('new.cancel') }}>
      <NewRoleForm onClose={onClose} />
    </Modal>
  )
}

function NewRoleForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('design-roles')
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const { data: draft } = useDraft()
  const [label, setLabel] = useState('')
  const [ownName, setName] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const isTaken = (each: string) => (draft?.definitions ?? []).some((other) => other.kind === 'role' && other.name === each)
  const suggested = useApiName(label, isTaken)
  const name = ownName ?? suggested
  const make = useMutation({
    mutationFn: (role: RoleDefinition) => createDefinition(slug, role),
    onSuccess: (_, role) => {
      onClose()
      void navigate(pathOf(slug, 'design', 'roles', role.name))
    },
    onError: notifyFailed,
  })
  const submit = () => {
    setTried(true)
    if (name) make.mutate({ kind: 'role', format: 1, id: newId('role'), name, label: { [language]: label.trim() }, objects: {} })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="md">
        <Stack gap={4}>
          <TextInput
            label={t('new.label')}
            placeholder={t('new.example')}
            value={label}
            maxLength={200}
            onChange={(event) => setLabel(event.currentTarget.value)}
            error={isTried && label.trim() === '' && t('new.labelMissing')}
            data-autofocus
          />
          {name !== undefined && <ApiNameRow name={name} isTaken={isTaken} onChange={setName} />}
        </Stack>
        <FormActions cancel={t('new.cancel')} onCancel={onClose} submit={t('new.make')} isBusy={make.isPending} />
      </Stack>
    </form>
  )
}
