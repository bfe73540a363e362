import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageDefinition } from '../../../schemas/messages/message.ts'
import { useLanguage } from '../../i18n/language.ts'
import type { DialogState } from '../../ui/use-new-dialog.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { LabelAndName } from '../new/LabelAndName.tsx'
import { NewDialog, NewForm } from '../new/NewDialog.tsx'
import { ObjectChoice } from '../new/ObjectChoice.tsx'
import { useMake } from '../new/use-make.ts'
import { useNewName } from '../new/use-new-name.ts'
import { newMessage } from './new-message.ts'
import { usualTexts } from './usual-texts.ts'

/** Asks what a new message is called and whose records it is about, and opens it. */
export function NewMessageDialog(dialog: DialogState) {
  const { t } = useTranslation('design-messages')
  return (
    <NewDialog {...dialog} title={t('new.title')}>
      <NewMessageForm onClose={dialog.onClose} />
    </NewDialog>
  )
}

function NewMessageForm({ onClose }: Pick<DialogState, 'onClose'>) {
  const { t } = useTranslation('design-messages')
  const form = useNewMessage(onClose)
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
      <ObjectChoice label={t('new.object')} value={form.object} onChange={form.setObject} isMissing={form.isTried && form.object === null} />
    </NewForm>
  )
}

function useNewMessage(onClose: () => void) {
  const { t } = useTranslation('design-messages')
  const { language } = useLanguage()
  const { set } = useDraftSet()
  const [label, setLabel] = useState('')
  const [object, setObject] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const named = useNewName('message', label)
  const make = useMake<MessageDefinition>(createDefinition, onClose)
  const submit = () => {
    setTried(true)
    const about = object === null ? undefined : set.get('object', object)
    if (!named.name || !about) return
    const texts = usualTexts(about, { label: label.trim(), greeting: t('new.greeting', { name: '{{ recipient.calling_name }}' }) })
    make.mutate(newMessage(language, { name: named.name, label: label.trim(), object: about.name, ...texts }))
  }
  return { label, setLabel, named, object, setObject, isTried, submit, isBusy: make.isPending }
}
