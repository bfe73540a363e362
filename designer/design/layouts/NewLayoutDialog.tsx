import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
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
import { lackingUse, layoutsOf } from './main-layouts.ts'
import { layoutFrom } from './new-layout.ts'
import { UseChoice } from './UseChoice.tsx'

/** Asks whose records a new layout shows, what it is called and where it is used; it opens filled with all that there is. */
export function NewLayoutDialog({ object, ...dialog }: NewOfObjectProps) {
  const { t } = useTranslation('design-layouts')
  return (
    <NewDialog {...dialog} title={t('new.title')}>
      <NewLayoutForm object={object} onClose={dialog.onClose} />
    </NewDialog>
  )
}

function NewLayoutForm({ object, onClose }: Omit<NewOfObjectProps, 'opened'>) {
  const { t } = useTranslation('design-layouts')
  const form = useNewLayout(object, onClose)
  return (
    <NewForm onSubmit={form.submit} onCancel={onClose} submit={t('new.make')} isBusy={form.isPending}>
      <ObjectChoice label={t('new.object')} value={form.object} onChange={form.setObject} isMissing={form.isTried && form.object === null} data-autofocus={object === null || undefined} />
      <LabelAndName
        label={t('new.label')}
        value={form.label}
        onChange={form.setLabel}
        error={form.isTried && form.label.trim() === '' && t('new.labelMissing')}
        named={form.named}
        data-autofocus={object !== null || undefined}
      />
      <UseChoice value={form.use} onChange={form.setUse} />
    </NewForm>
  )
}

function useNewLayout(objectOfList: string | null, onClose: () => void) {
  const { language } = useLanguage()
  const { t } = useTranslation('design-layouts')
  const labelText = useLabelText()
  const { set, isComplete, problem } = useDraftSet()
  const [objectName, setObject] = useState(objectOfList)
  const [ownLabel, setLabel] = useState<string | null>(null)
  const [chosenUse, setUse] = useState<LayoutDefinition['for'] | null>(null)
  const [isTried, setTried] = useState(false)
  const object = objectName === null ? undefined : set.get('object', objectName)
  const use = chosenUse ?? lackingUse(layoutsOf(objectName ?? '', set))
  const label = ownLabel ?? (object ? t(`new.suggested.${use}`, { label: labelText(object.label) }) : '')
  // Names of layouts begin with their object's.
  const named = useNewName('layout', object && label.trim() !== '' ? `${object.name} ${ownLabel ?? use}` : '')
  const make = useMake<LayoutDefinition>(createDefinition, onClose)
  const submit = () => {
    setTried(true)
    if (!isComplete && problem) return notifyFailed(problem)
    if (object && named.name && label.trim() !== '') make.mutate(layoutFrom({ name: named.name, label: { [language]: label.trim() }, object, for: use, set }))
  }
  return { object: object?.name ?? null, setObject, label, setLabel, named, use, setUse, isTried, submit, isPending: make.isPending || !isComplete }
}
