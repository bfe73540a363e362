import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowButton } from '../../../schemas/api/run.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { ApprovalPreview } from '../../../schemas/api/task.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { refreshTasks } from '../inbox/task-queries.ts'
import { titleOf } from '../record/record-title.ts'
import { useLabels } from '../use-object.ts'
import { previewQuery, startFlow } from './button-queries.ts'
import { asksNobody, durationWords, missingWords, stepWords } from './preview-words.ts'

interface SubmitDialogProps {
  button: FlowButton
  object: ObjectDefinition
  record: RecordAnswer
  onClose: () => void
}

/** Whom the record goes to, before it does. */
export function SubmitDialog({ button, object, record, onClose }: SubmitDialogProps) {
  const { t } = useTranslation('approval')
  const { slug } = useWorkspace()
  const labels = useLabels()
  const [requestId] = useState(() => crypto.randomUUID())
  const { data: preview, error, refetch } = useQuery(previewQuery(slug, button.flow, { object: object.name, id: record.id }))
  const submit = useMutation({
    mutationFn: () => startFlow(slug, button.flow, { record: record.id, requestId }),
    onSuccess: async ({ state }) => {
      onClose()
      const named = { title: titleOf(object, record) }
      notifyDone(state === 'started' && preview && asksNobody(preview) ? t('done.atOnce', named) : t(`done.${state}`, named))
      await refreshTasks(slug, object.name)
    },
  })
  const title = labels(button.label)
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <Stack gap="md">
        <Text fw={550}>{titleOf(object, record)}</Text>
        {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : preview ? <WhereItGoes preview={preview} /> : <LoadingState />}
        {submit.error && <ErrorState problem={submit.error} />}
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button color="people" disabled={!preview} loading={submit.isPending} onClick={() => submit.mutate()} data-autofocus>
            {title}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function WhereItGoes({ preview }: { preview: ApprovalPreview }) {
  const { steps, usualSeconds, ask } = preview
  const { t } = useTranslation('approval')
  const { person } = useWorkspace()
  const { language } = useLanguage()
  const format = useFormat()
  const reader = { me: person.name, language, t, format }
  // Administrators who stand in for somebody that is not there are no approvers to be announced: they are whom to ask.
  const found = steps.filter((step) => step.people.length > 0 && step.missing.length === 0)
  const missing = steps.filter((step) => step.missing.length > 0)
  return (
    <>
      {found.length > 0 && <Text>{t('goesTo', { steps: found.map((step, index) => (index === 0 ? '' : t(step.beside ? 'beside' : 'then')) + stepWords(step, reader)).join('') })}</Text>}
      {asksNobody(preview) && <Text>{t('goesToNobody')}</Text>}
      {usualSeconds !== null && <Text c="dimmed">{t('usually', { duration: durationWords(usualSeconds, language) })}</Text>}
      {missing.map((step) => (
        <Alert key={step.node} color="outside" icon={<IconAlertTriangle size={18} aria-hidden />} title={missingWords(step, reader)}>
          {ask.length > 0 && t('askAdministrator', { names: format.list(ask.map(({ name }) => name)) })}
        </Alert>
      ))}
    </>
  )
}
