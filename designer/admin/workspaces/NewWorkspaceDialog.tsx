import { Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { post } from '../../app/api.ts'
import { meQuery } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { isProblem } from '../../app/problem.ts'
import { type Language, languageNames, languages, useLanguage } from '../../i18n/language.ts'
import { browserSettings } from '../../i18n/reader.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { FormAlert } from '../forms/FormAlert.tsx'
import { formFaults } from '../forms/form-faults.ts'
import { slugIn, workspaceBody, workspaceFaults, type WorkspaceForm, workspacesKey } from './workspace-form.ts'

interface NewWorkspaceDialogProps {
  opened: boolean
  onClose: () => void
}

/** A further workspace; whoever makes it is its administrator and is led to its settings. */
export function NewWorkspaceDialog({ opened, onClose }: NewWorkspaceDialogProps) {
  const { t } = useTranslation('admin-workspaces')
  const { t: tAdmin } = useTranslation('admin')
  return (
    <Modal opened={opened} onClose={onClose} title={t('new.title')} size={460} closeButtonProps={{ 'aria-label': tAdmin('cancel') }}>
      <NewWorkspaceForm onClose={onClose} />
    </Modal>
  )
}

function NewWorkspaceForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin-workspaces')
  const { t: tAdmin } = useTranslation('admin')
  const { language } = useLanguage()
  const [form, setForm] = useState<WorkspaceForm>({ name: '', slug: undefined, language })
  const [isTried, setTried] = useState(false)
  const make = useMakeWorkspace()
  const taken = new Set(isProblem(make.error, 'name-taken') ? [make.variables?.slug ?? ''] : [])
  const missing = workspaceFaults(form, taken)
  const faults = formFaults(make.error, [], tAdmin)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(missing).length === 0) make.mutate(workspaceBody(form, browserSettings.zone))
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {taken.size === 0 && <FormAlert reason={make.error} faults={faults} />}
        <TextInput
          label={t('field.name')}
          description={t('help.name')}
          value={form.name}
          maxLength={80}
          onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
          error={isTried && missing.name && t(`missing.${missing.name}`)}
          data-autofocus
        />
        <TextInput
          label={t('field.slug')}
          description={t('help.slug')}
          leftSection="/w/"
          value={slugIn(form)}
          maxLength={40}
          onChange={(event) => setForm({ ...form, slug: event.currentTarget.value })}
          error={isTried && missing.slug && t(`missing.${missing.slug}`)}
          autoCapitalize="none"
          spellCheck={false}
        />
        <Select
          label={t('field.language')}
          description={t('help.language')}
          data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
          value={form.language}
          allowDeselect={false}
          // The values are exactly those given above.
          onChange={(next) => next && setForm({ ...form, language: next as Language })}
        />
        <FormActions cancel={tAdmin('cancel')} onCancel={onClose} submit={t('new.make')} isBusy={make.isPending} />
      </Stack>
    </form>
  )
}

function useMakeWorkspace() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (body: ReturnType<typeof workspaceBody>) => post('/api/workspaces', body),
    onSuccess: async (_, { slug }) => {
      await Promise.all([client.refetchQueries({ queryKey: meQuery.queryKey }), client.invalidateQueries({ queryKey: workspacesKey })])
      await navigate(pathOf(slug, 'admin', 'settings'))
    },
  })
}
