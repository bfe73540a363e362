import { Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { newId } from '../../../schemas/ids.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useLanguage } from '../../i18n/language.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { useDraftSet } from '../draft/draft-queries.ts'
import { layoutsOf, mainLayouts } from '../layouts/main-layouts.ts'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { SameLabel } from '../names/SameLabel.tsx'
import { useApiName, useRomanise } from '../names/use-api-name.ts'
import { noBrought } from './brought-object.ts'
import { childObjects } from './child-rows.ts'
import { proposeInverse } from './inverse.ts'
import { useBrought, wordsIn } from './use-brought.ts'
import { NeededSettings } from './NeededSettings.tsx'
import { asksFor, noAnswers, startingSettings } from './needed-settings.ts'
import { PlaceOn } from './PlaceOn.tsx'
import { TypePicker } from './TypePicker.tsx'

interface AddFieldDialogProps {
  opened: boolean
  object: ObjectDefinition
  /** The field, the names of the layouts that are to show it, and the object that it brings along, if it does. */
  onAdd: (field: FieldDefinition, layouts: readonly string[], brought?: ObjectDefinition) => void
  onClose: () => void
}

/** Asks for a label and a type, and for what the type cannot do without; the API name is made from the label. */
export function AddFieldDialog({ opened, onClose, ...form }: AddFieldDialogProps) {
  const { t } = useTranslation('design-fields')
  return (
    <Modal opened={opened} onClose={onClose} size={680} title={t('add.title')} closeButtonProps={{ 'aria-label': t('add.cancel') }}>
      <AddFieldForm {...form} onClose={onClose} />
    </Modal>
  )
}

function AddFieldForm({ object, onAdd, onClose }: Omit<AddFieldDialogProps, 'opened'>) {
  const { t } = useTranslation('design-fields')
  const form = useNewField(object)
  const [isTried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (!form.field) return
    onAdd(form.field, form.placeOn, form.brought)
    onClose()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        // The dialog may stand within another form, on the screen and not in the page.
        event.stopPropagation()
        submit()
      }}
    >
      <Stack gap="md">
        <Stack gap={4}>
          <TextInput
            label={t('add.label')}
            placeholder={t([`add.example.${form.type}`, `add.example.${form.chosen.family}`])}
            value={form.label}
            maxLength={200}
            onChange={(event) => form.setLabel(event.currentTarget.value)}
            error={isTried && form.label.trim() === '' && t('add.labelMissing')}
            data-autofocus
          />
          <SameLabel label={form.label} among={object.fields.map((field) => field.label)} />
          {form.name !== undefined && <ApiNameRow name={form.name} isTaken={form.isTaken} onChange={form.setName} />}
        </Stack>
        <TypePicker value={form.type} onChange={form.setType} isShort={asksFor(form.chosen, 'child_object')} />
        <NeededSettings object={object} type={form.chosen} label={form.label} answers={form.answers} onAnswers={form.setAnswers} isTried={isTried} />
        <PlaceOn layouts={form.layouts} value={form.placeOn} onChange={form.setPlaceOn} />
        <FormActions cancel={t('add.cancel')} onCancel={onClose} submit={t('add.action')} isBusy={!form.isReady} />
      </Stack>
    </form>
  )
}

function useNewField(object: ObjectDefinition) {
  const { language } = useLanguage()
  const { set } = useDraftSet()
  const [label, setLabel] = useState('')
  const [type, setType] = useState('text')
  const [ownName, setName] = useState<string | null>(null)
  const [stated, setAnswers] = useState(noAnswers)
  const [chosenLayouts, setPlaceOn] = useState<readonly string[] | null>(null)
  const layouts = layoutsOf(object.name, set)
  const placeOn = chosenLayouts ?? mainLayouts(layouts).map((layout) => layout.name)
  const isTaken = (name: string) => object.fields.some((field) => field.name === name)
  const suggested = useApiName(label, isTaken)
  const name = ownName ?? suggested
  const chosen = fieldTypeOf({ id: '', name: '', label: '', type })
  // Where nothing belongs to the object yet, its rows can only be new.
  const given = !stated.brought && asksFor(chosen, 'child_object') && childObjects(object.name, set).length === 0 ? { ...stated, brought: noBrought } : stated
  const romanise = useRomanise([given.options, ...wordsIn(given)])
  const { answers, brought, order } = useBrought({ object, type: chosen, given, name, romanise })
  const settings = romanise && startingSettings(chosen, answers, { language, valueOf: (text, taken) => apiNameOf(text, (each) => taken.has(each), romanise) })
  const field = name && settings ? { id: newId('field'), name, type, label: { [language]: label.trim() }, ...settings, ...(order !== undefined && { order }) } : undefined
  return {
    isReady: romanise !== undefined && (label.trim() === '' || name !== undefined),
    label, setLabel, type, setType, name, setName, isTaken, chosen, answers: given, setAnswers, layouts, placeOn, setPlaceOn, brought,
    field: field && { ...field, ...proposeInverse(field, object, set) },
  }
}
