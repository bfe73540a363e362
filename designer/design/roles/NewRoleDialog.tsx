import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../schemas/ids.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { useLanguage } from '../../i18n/language.ts'
import type { DialogState } from '../../ui/use-new-dialog.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { LabelAndName } from '../new/LabelAndName.tsx'
import { NewDialog, NewForm } from '../new/NewDialog.tsx'
import { useMake } from '../new/use-make.ts'
import { useNewName } from '../new/use-new-name.ts'

/** Asks what a new role is called, and opens it. */
export function NewRoleDialog(dialog: DialogState) {
  const { t } = useTranslation('design-roles')
  return (
    <NewDialog {...dialog} title={t('new.title')}>
      <NewRoleForm onClose={dialog.onClose} />
    </NewDialog>
  )
}

function NewRoleForm({ onClose }: Pick<DialogState, 'onClose'>) {
  const { t } = useTranslation('design-roles')
  const { language } = useLanguage()
  const [label, setLabel] = useState('')
  const [isTried, setTried] = useState(false)
  const named = useNewName('role', label)
  const make = useMake<RoleDefinition>(createDefinition, onClose)
  const submit = () => {
    setTried(true)
    if (named.name) make.mutate({ kind: 'role', format: 1, id: newId('role'), name: named.name, label: { [language]: label.trim() }, objects: {} })
  }
  return (
    <NewForm onSubmit={submit} onCancel={onClose} submit={t('new.make')} isBusy={make.isPending}>
      <LabelAndName
        label={t('new.label')}
        placeholder={t('new.example')}
        value={label}
        onChange={setLabel}
        error={isTried && label.trim() === '' && t('new.labelMissing')}
        named={named}
        data-autofocus
      />
    </NewForm>
  )
}
