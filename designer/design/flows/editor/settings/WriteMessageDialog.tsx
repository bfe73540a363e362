import { Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { objectOf } from '../../../../../schemas/flows/flow.ts'
import { longestTemplate, type MessageDefinition } from '../../../../../schemas/messages/message.ts'
import { useWorkspace } from '../../../../app/me.ts'
import { useLanguage } from '../../../../i18n/language.ts'
import { notifyFailed } from '../../../../ui/notify.tsx'
import type { DialogState } from '../../../../ui/use-new-dialog.ts'
import { createDefinition } from '../../../draft/save-definition.ts'
import { LabelAndName } from '../../../new/LabelAndName.tsx'
import { NewDialog, NewForm } from '../../../new/NewDialog.tsx'
import { newMessage } from '../../../messages/new-message.ts'
import { usualTexts } from '../../../messages/usual-texts.ts'
import { ObjectChoice } from '../../../new/ObjectChoice.tsx'
import { useNewName } from '../../../new/use-new-name.ts'
import { useFlowBench } from '../flow-bench.ts'

interface WriteMessageProps extends DialogState {
  onWritten: (name: string) => void
}

/** Writes a message without leaving the flow: its name, subject and text. */
export function WriteMessageDialog({ onWritten, ...dialog }: WriteMessageProps) {
  const { t } = useTranslation('design-messages')
  return (
    // The form of the step is around it, and would take its end for its own.
    <div role="presentation" onSubmit={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <NewDialog {...dialog} title={t('new.title')} size={560}>
        <WriteMessageForm onClose={dialog.onClose} onWritten={onWritten} />
      </NewDialog>
    </div>
  )
}

function WriteMessageForm({ onClose, onWritten }: Omit<WriteMessageProps, 'opened'>) {
  const { t } = useTranslation('design-messages')
  const form = useWrittenMessage((name) => {
    onWritten(name)
    onClose()
  })
  return (
    <NewForm onSubmit={form.submit} onCancel={onClose} submit={t('new.make')} isBusy={form.isBusy}>
      <LabelAndName
        label={t('new.label')}
        placeholder={t('new.example')}
        value={form.label}
        onChange={form.setLabel}
        error={form.isTried && form.label.trim() === '' && t('new.labelMissing')}
        named={form.named}
        data-autofocus
      />
      {form.isFree && <ObjectChoice label={t('new.object')} value={form.object?.name ?? null} onChange={form.setObject} isMissing={form.isTried && form.object === undefined} />}
      {form.object && (
        <>
          <TextInput label={t('place.subject')} maxLength={500} value={form.subject} onChange={(event) => form.setSubject(event.currentTarget.value)} error={form.isTried && form.subject.trim() === '' && t('texts.needed')} />
          <Textarea
            label={t('place.body')}
            autosize
            minRows={5}
            maxRows={14}
            maxLength={longestTemplate}
            value={form.body}
            onChange={(event) => form.setBody(event.currentTarget.value)}
            error={form.isTried && form.body.trim() === '' && t('texts.needed')}
          />
        </>
      )}
    </NewForm>
  )
}

function useWrittenMessage(onWritten: (name: string) => void) {
  const { t } = useTranslation('design-messages')
  const { flow, set } = useFlowBench()
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const [label, setLabel] = useState('')
  const [chosen, setObject] = useState<string | null>(objectOf(flow) ?? null)
  const object = chosen === null ? undefined : set.get('object', chosen)
  const [typed, setTyped] = useState<{ readonly subject?: string; readonly body?: string }>({})
  const [isTried, setTried] = useState(false)
  const named = useNewName('message', label)
  const texts = { ...usualTexts(object, { label: label.trim(), greeting: t('new.greeting', { name: '{{ recipient.calling_name }}' }) }), ...typed }
  const make = useMutation({ mutationFn: (made: MessageDefinition) => createDefinition(slug, made), onSuccess: (_, { name }) => onWritten(name), onError: notifyFailed })
  const submit = () => {
    setTried(true)
    if (!named.name || !object || texts.subject.trim() === '' || texts.body.trim() === '') return
    make.mutate(newMessage(language, { name: named.name, label: label.trim(), object: object.name, ...texts }))
  }
  const setText = (key: 'subject' | 'body') => (text: string) => setTyped((before) => ({ ...before, [key]: text }))
  return { ...texts, label, setLabel, named, object, setObject, isFree: objectOf(flow) === undefined, setSubject: setText('subject'), setBody: setText('body'), isTried, submit, isBusy: make.isPending }
}
