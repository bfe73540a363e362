import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../schemas/ids.ts'
import type { ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'
import { useLanguage } from '../../i18n/language.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { LabelAndName } from '../new/LabelAndName.tsx'
import { NewDialog, NewForm } from '../new/NewDialog.tsx'
import { type NewOfObjectProps, ObjectChoice } from '../new/ObjectChoice.tsx'
import { useMake } from '../new/use-make.ts'
import { useNewName } from '../new/use-new-name.ts'

/** Asks whose records a new rule judges and what it is called; it opens without a condition and stops nothing. */
export function NewRuleDialog({ object, ...dialog }: NewOfObjectProps) {
  const { t } = useTranslation('design-rules')
  return (
    <NewDialog {...dialog} title={t('new.title')}>
      <NewRuleForm object={object} onClose={dialog.onClose} />
    </NewDialog>
  )
}

function NewRuleForm({ object, onClose }: Omit<NewOfObjectProps, 'opened'>) {
  const { t } = useTranslation('design-rules')
  const form = useNewRule(object, onClose)
  return (
    <NewForm onSubmit={form.submit} onCancel={onClose} submit={t('new.make')} isBusy={form.isPending}>
      <ObjectChoice label={t('new.object')} value={form.object} onChange={form.setObject} isMissing={form.isTried && form.object === null} data-autofocus={object === null || undefined} />
      <LabelAndName
        label={t('new.label')}
        placeholder={t('new.example')}
        value={form.label}
        onChange={form.setLabel}
        error={form.isTried && form.label.trim() === '' && t('new.labelMissing')}
        named={form.named}
        data-autofocus={object !== null || undefined}
      />
    </NewForm>
  )
}

function useNewRule(objectOfList: string | null, onClose: () => void) {
  const { language } = useLanguage()
  const { t } = useTranslation('design-rules')
  const [object, setObject] = useState(objectOfList)
  const [label, setLabel] = useState('')
  const [isTried, setTried] = useState(false)
  // Names of rules begin with their object's.
  const named = useNewName('rule', object !== null && label.trim() !== '' ? `${object} ${label}` : '')
  const make = useMake<ValidationRule>(createDefinition, onClose)
  const submit = () => {
    setTried(true)
    if (object === null || named.name === undefined || label.trim() === '') return
    const said = { [language]: label.trim() }
    make.mutate({ kind: 'rule', format: 1, id: newId('rule'), name: named.name, label: said, object, refuseWhen: null, message: { [language]: t('new.message', { label: label.trim() }) } })
  }
  return { object, setObject, label, setLabel, named, isTried, submit, isPending: make.isPending }
}
