import { Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SecretAnswer } from '../../../schemas/api/secret.ts'
import { apiNamePattern, longestName } from '../../../schemas/definition.ts'
import { secretLength, secretPattern } from '../../../schemas/secret-value.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { FormAlert } from '../forms/FormAlert.tsx'
import { noFaults } from '../forms/form-faults.ts'
import { useFreshSession } from '../forms/use-fresh-session.tsx'
import { putSecret } from './secret-queries.ts'

/** What the dialog is open for: a secret that is new, or another value of one. */
export type SecretTask = { readonly kind: 'add' } | { readonly kind: 'replace'; readonly secret: SecretAnswer }

interface SecretDialogProps {
  task: SecretTask | null
  onClose: () => void
  onStored?: (name: string) => void
}

/** Takes a secret: a name that flows call it by, and its value, which is not shown again. */
export function SecretDialog({ task, onClose, onStored }: SecretDialogProps) {
  const { t } = useTranslation('admin-secrets')
  const { t: tAdmin } = useTranslation('admin')
  const title = task?.kind === 'replace' ? t('replace.title', { name: task.secret.name }) : t('add.title')
  return (
    // A form may be around it, and would take its end for its own.
    <div role="presentation" onSubmit={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <Modal opened={task !== null} onClose={onClose} title={title} size={460} closeButtonProps={{ 'aria-label': tAdmin('cancel') }}>
        {task && <SecretForm task={task} onClose={onClose} {...(onStored && { onStored })} />}
      </Modal>
    </div>
  )
}

interface SecretFormProps extends Omit<SecretDialogProps, 'task'> {
  task: SecretTask
}

function SecretForm(props: SecretFormProps) {
  const { t } = useTranslation('admin-secrets')
  const { t: tAdmin } = useTranslation('admin')
  const { stored, form, setForm, faults, save, submit, question } = useSecretForm(props)
  return (
    <>
      <form onSubmit={submit} noValidate autoComplete="off">
        <Stack gap="md">
          {!isProblem(save.error, 'name-taken') && <FormAlert reason={save.error} faults={noFaults} />}
          {!stored && (
            <TextInput
              label={t('field.name')}
              description={t('field.nameHelp')}
              placeholder="crm_token"
              value={form.name}
              maxLength={longestName}
              spellCheck={false}
              onChange={(event) => setForm({ ...form, name: event.currentTarget.value.toLowerCase() })}
              error={faults.name && t(`field.${faults.name}`)}
              data-autofocus
            />
          )}
          <PasswordInput
            label={t('field.value')}
            description={t('field.valueHelp')}
            autoComplete="new-password"
            value={form.value}
            maxLength={secretLength.most}
            onChange={(event) => setForm({ ...form, value: event.currentTarget.value })}
            error={faults.value && t(`field.${faults.value}`, secretLength)}
            visibilityToggleButtonProps={{ 'aria-label': t('field.show') }}
            {...(stored && { 'data-autofocus': true })}
          />
          {stored && (
            <Text size="sm" c="dimmed">
              {t('replace.text')}
            </Text>
          )}
          <FormActions cancel={tAdmin('cancel')} onCancel={props.onClose} submit={t(stored ? 'replace.action' : 'add.make')} isBusy={save.isPending} />
        </Stack>
      </form>
      {question}
    </>
  )
}

function useSecretForm({ task, onClose, onStored }: SecretFormProps) {
  const { t } = useTranslation('admin-secrets')
  const { slug } = useWorkspace()
  const stored = task.kind === 'replace' ? task.secret : undefined
  const [form, setForm] = useState({ name: stored?.name ?? '', value: '' })
  const [isTried, setTried] = useState(false)
  const { withFresh, question } = useFreshSession()
  const { name } = form
  const value = form.value.trim()
  const save = useMutation({
    mutationFn: () => withFresh(() => putSecret(slug, { name, value, stored })),
    onSuccess: () => {
      notifyDone(t(stored ? 'replace.done' : 'add.done', { name }))
      onStored?.(name)
      onClose()
    },
  })
  const wrong = { name: new RegExp(apiNamePattern).test(name) ? undefined : ('nameWrong' as const), value: valueFault(value) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!wrong.name && !wrong.value) save.mutate()
  }
  const told = isTried ? wrong : { name: undefined, value: undefined }
  const faults = { ...told, name: isProblem(save.error, 'name-taken') ? ('nameTaken' as const) : told.name }
  return { stored, form, setForm, faults, save, submit, question }
}

function valueFault(value: string): 'tooShort' | 'notSendable' | undefined {
  if (value.length < secretLength.least) return 'tooShort'
  return new RegExp(secretPattern).test(value) ? undefined : 'notSendable'
}
