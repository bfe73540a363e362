import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageDefinition } from '../../../schemas/messages/message.ts'
import { useWorkspace } from '../../app/me.ts'
import { useLanguage } from '../../i18n/language.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import type { DialogState } from '../../ui/use-new-dialog.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { LabelAndName } from '../new/LabelAndName.tsx'
import { NewDialog, NewForm } from '../new/NewDialog.tsx'
import { ObjectChoice } from '../new/ObjectChoice.tsx'
import { useNewName } from '../new/use-new-name.ts'
import { newMessage } from './new-message.ts'
import { type TemplateKey, TemplateTexts } from './TemplateTexts.tsx'
import { usualTexts } from './usual-texts.ts'

interface NewMessageProps extends DialogState {
  /** API name of the object whose records it is about, where that is known. */
  about?: string | undefined
  /** The message is part of the draft. */
  onMade: (message: MessageDefinition) => void
}

/** Writes a message: what it is called, whose records it is about, and what it says in the reader's language. */
export function NewMessageDialog({ about, onMade, ...dialog }: NewMessageProps) {
  const { t } = useTranslation('design-messages')
  return (
    <NewDialog {...dialog} title={t('new.title')} size={600}>
      <NewMessageForm about={about} onMade={onMade} onClose={dialog.onClose} />
    </NewDialog>
  )
}

function NewMessageForm({ about, onMade, onClose }: Omit<NewMessageProps, 'opened'>) {
  const { t } = useTranslation('design-messages')
  const { language } = useLanguage()
  const form = useNewMessage(about, (made) => {
    onClose()
    onMade(made)
  })
  const { object, isTried } = form
  return (
    <NewForm onSubmit={form.submit} onCancel={onClose} submit={t('new.make')} isBusy={form.isBusy}>
      <LabelAndName
        label={t('new.label')}
        placeholder={t('new.example')}
        value={form.label}
        onChange={form.setLabel}
        error={isTried && form.label.trim() === '' && t('new.labelMissing')}
        named={form.named}
        data-autofocus
      />
      {about === undefined && <ObjectChoice label={t('new.object')} value={object?.name ?? null} onChange={form.setObject} isMissing={isTried && !object} />}
      {object && (
        <TemplateTexts object={object} language={language} valueOf={(key) => form.texts[key]} errorOf={(key) => isTried && form.texts[key].trim() === '' && t('texts.needed')} onWrite={form.write} rows={5} />
      )}
    </NewForm>
  )
}

function useNewMessage(about: string | undefined, onMade: (made: MessageDefinition) => void) {
  const { t } = useTranslation('design-messages')
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const { set } = useDraftSet()
  const [label, setLabel] = useState('')
  const [chosen, setObject] = useState<string | null>(about ?? null)
  const [written, setWritten] = useState<Partial<Record<TemplateKey, string>>>({})
  const [isTried, setTried] = useState(false)
  const named = useNewName('message', label)
  const object = chosen === null ? undefined : set.get('object', chosen)
  // What is proposed follows the name until somebody writes otherwise.
  const texts = { ...usualTexts(object, { label: label.trim(), greeting: t('new.greeting', { name: '{{ recipient.calling_name }}' }) }), ...written }
  const make = useMutation({ mutationFn: (made: MessageDefinition) => createDefinition(slug, made), onSuccess: (_, made) => onMade(made), onError: notifyFailed })
  const submit = () => {
    setTried(true)
    if (!named.name || !object || texts.subject.trim() === '' || texts.body.trim() === '') return
    make.mutate(newMessage(language, { name: named.name, label: label.trim(), object: object.name, ...texts }))
  }
  const write = (key: TemplateKey, text: string) => setWritten((before) => ({ ...before, [key]: text }))
  return { label, setLabel, named, object, setObject, texts, write, isTried, submit, isBusy: make.isPending }
}
