import { Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newId } from '../../../schemas/ids.ts'
import type { MessageDefinition } from '../../../schemas/messages/message.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useLanguage } from '../../i18n/language.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { useApiName } from '../names/use-api-name.ts'

interface NewMessageDialogProps {
  opened: boolean
  onClose: () => void
}

/** Asks what a new message is called and whose records it is about, and opens it. */
export function NewMessageDialog({ opened, onClose }: NewMessageDialogProps) {
  const { t } = useTranslation('design-messages')
  return (
    <Modal opened={opened} onClose={onClose} title={t('new.title')} closeButtonProps={{ 'aria-label': t('new.cancel') }}>
      <NewMessageForm onClose={onClose} />
    </Modal>
  )
}

function NewMessageForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('design-messages')
  const form = useNewMessage(onClose)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <Stack gap="md">
        <Stack gap={4}>
          <TextInput
            label={t('new.label')}
            placeholder={t('new.example')}
            value={form.label}
            maxLength={200}
            onChange={(event) => form.setLabel(event.currentTarget.value)}
            error={form.isTried && form.label.trim() === '' && t('new.labelMissing')}
            data-autofocus
          />
          {form.name !== undefined && <ApiNameRow name={form.name} isTaken={form.isTaken} onChange={form.setName} />}
        </Stack>
        <Select
          label={t('new.object')}
          data={form.objects}
          value={form.object}
          onChange={form.setObject}
          allowDeselect={false}
          searchable
          error={form.isTried && form.object === null && t('new.objectMissing')}
        />
        <FormActions cancel={t('new.cancel')} onCancel={onClose} submit={t('new.make')} isBusy={form.isBusy} />
      </Stack>
    </form>
  )
}

function useNewMessage(onClose: () => void) {
  const { t } = useTranslation('design-messages')
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const choicesOf = useChoices()
  const { data: draft } = useDraft()
  const { set } = useDraftSet()
  const [label, setLabel] = useState('')
  const [ownName, setName] = useState<string | null>(null)
  const [object, setObject] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const isTaken = (each: string) => (draft?.definitions ?? []).some((other) => other.kind === 'message' && other.name === each)
  const suggested = useApiName(label, isTaken)
  const name = ownName ?? suggested
  const make = useMutation({
    mutationFn: (message: MessageDefinition) => createDefinition(slug, message),
    onSuccess: (_, message) => {
      onClose()
      void navigate(pathOf(slug, 'design', 'messages', message.name))
    },
    onError: notifyFailed,
  })
  const submit = () => {
    setTried(true)
    const about = object === null ? undefined : set.get('object', object)
    if (!name || !about) return
    const texts = { subject: { [language]: `{{ record.${about.title} }}` }, body: { [language]: `${t('new.greeting', { name: '{{ recipient.calling_name }}' })}\n\n{{ link }}` } }
    make.mutate({ kind: 'message', format: 1, id: newId('message'), name, label: { [language]: label.trim() }, object: about.name, channels: ['in_app', 'email'], ...texts })
  }
  const objects = choicesOf(set.all('object'))
  return { label, setLabel, name, setName, isTaken, object, setObject, objects, isTried, submit, isBusy: make.isPending }
}
