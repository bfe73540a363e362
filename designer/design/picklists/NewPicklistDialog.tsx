import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../schemas/ids.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import type { PicklistDefinition } from '../../../schemas/picklists/picklist.ts'
import { addOptions } from '../../document/commands/add-options.ts'
import { useLanguage } from '../../i18n/language.ts'
import type { DialogState } from '../../ui/use-new-dialog.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { useRomanise } from '../names/use-api-name.ts'
import { LabelAndName } from '../new/LabelAndName.tsx'
import { NewDialog, NewForm } from '../new/NewDialog.tsx'
import { useMake } from '../new/use-make.ts'
import { useNewName } from '../new/use-new-name.ts'

/** Asks what a new shared picklist is called and what there is to choose from, and opens it. */
export function NewPicklistDialog(dialog: DialogState) {
  const { t } = useTranslation('design-picklists')
  return (
    <NewDialog {...dialog} title={t('new.title')}>
      <NewPicklistForm onClose={dialog.onClose} />
    </NewDialog>
  )
}

function NewPicklistForm({ onClose }: Pick<DialogState, 'onClose'>) {
  const { t } = useTranslation('design-picklists')
  const form = useNewPicklist()
  const [isTried, setTried] = useState(false)
  const make = useMake<PicklistDefinition>(createDefinition, onClose)
  const submit = () => {
    setTried(true)
    if (form.picklist) make.mutate(form.picklist)
  }
  return (
    <NewForm onSubmit={submit} onCancel={onClose} submit={t('new.make')} isBusy={make.isPending}>
      <LabelAndName
        label={t('new.label')}
        placeholder={t('new.example')}
        value={form.label}
        onChange={form.setLabel}
        error={isTried && form.label.trim() === '' && t('new.labelMissing')}
        named={form.named}
        data-autofocus
      />
      <Textarea
        label={t('options')}
        description={t('new.optionsHelp')}
        autosize
        minRows={4}
        maxRows={10}
        value={form.lines}
        onChange={(event) => form.setLines(event.currentTarget.value)}
        error={isTried && form.lines.trim() === '' && t('new.optionsMissing')}
      />
    </NewForm>
  )
}

function useNewPicklist() {
  const { language } = useLanguage()
  const [label, setLabel] = useState('')
  const [lines, setLines] = useState('')
  const named = useNewName('picklist', label)
  const romanise = useRomanise([lines])
  const options = romanise ? addOptions([], lines, { language, valueOf: (text, taken) => apiNameOf(text, (each) => taken.has(each), romanise) }) : []
  const picklist: PicklistDefinition | undefined =
    // Colours come later; what was made here has none.
    named.name && options.length > 0 ? { kind: 'picklist', format: 1, id: newId('picklist'), name: named.name, label: { [language]: label.trim() }, options: options as PicklistDefinition['options'] } : undefined
  return { label, setLabel, lines, setLines, named, picklist }
}
