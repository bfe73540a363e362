import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewDefinition } from '../../../schemas/views/view.ts'
import { useLanguage } from '../../i18n/language.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { LabelAndName } from '../new/LabelAndName.tsx'
import { NewDialog, NewForm } from '../new/NewDialog.tsx'
import { type NewOfObjectProps, ObjectChoice } from '../new/ObjectChoice.tsx'
import { useMake } from '../new/use-make.ts'
import { useNewName } from '../new/use-new-name.ts'
import { viewOf } from './new-view.ts'

/** Asks whose records a new view shows and what it is called; it opens with the columns that the list has anyway. */
export function NewViewDialog({ object, ...dialog }: NewOfObjectProps) {
  const { t } = useTranslation('design-views')
  return (
    <NewDialog {...dialog} title={t('new.title')}>
      <NewViewForm object={object} onClose={dialog.onClose} />
    </NewDialog>
  )
}

function NewViewForm({ object, onClose }: Omit<NewOfObjectProps, 'opened'>) {
  const { t } = useTranslation('design-views')
  const form = useNewView(object, onClose)
  return (
    <NewForm onSubmit={form.submit} onCancel={onClose} submit={t('new.make')} isBusy={form.isPending}>
      <ObjectChoice label={t('new.object')} value={form.object} onChange={form.setObject} isMissing={form.isTried && form.object === null} data-autofocus />
      <LabelAndName
        label={t('new.label')}
        value={form.label}
        onChange={form.setLabel}
        error={form.isTried && form.label.trim() === '' && t('new.labelMissing')}
        named={form.named}
      />
    </NewForm>
  )
}

function useNewView(objectOfList: string | null, onClose: () => void) {
  const { language } = useLanguage()
  const { t } = useTranslation('design-views')
  const labelText = useLabelText()
  const { set, isComplete, problem } = useDraftSet()
  const [objectName, setObject] = useState(objectOfList)
  const [ownLabel, setLabel] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const object = objectName === null ? undefined : set.get('object', objectName)
  const label = ownLabel ?? (object ? t('new.suggested', { label: labelText(object.plural) }) : '')
  // Names of views begin with their object's.
  const named = useNewName('view', object && label.trim() !== '' ? `${object.name} ${ownLabel ?? 'list'}` : '')
  const make = useMake<ViewDefinition>(createDefinition, onClose)
  const submit = () => {
    setTried(true)
    if (!isComplete && problem) return notifyFailed(problem)
    if (object && named.name && label.trim() !== '') make.mutate(viewOf(object, { name: named.name, label: { [language]: label.trim() } }))
  }
  return { object: object?.name ?? null, setObject, label, setLabel, named, isTried, submit, isPending: make.isPending || !isComplete }
}
