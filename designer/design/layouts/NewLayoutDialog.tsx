import { Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { LayoutDefinition } from '../../../schemas/layouts/layout.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useFormat } from '../../i18n/reader.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { useLabelText } from '../draft/label-text.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { useRomanise } from '../names/use-api-name.ts'
import { layoutFrom } from './new-layout.ts'
import { UseChoice } from './UseChoice.tsx'

interface NewLayoutDialogProps {
  opened: boolean
  /** The object that the list is of, if it is of one. */
  object: string | null
  onClose: () => void
}

/** Asks whose records a new layout shows, what it is called and where it is used; it opens filled with all that there is. */
export function NewLayoutDialog({ opened, object, onClose }: NewLayoutDialogProps) {
  const { t } = useTranslation('design-layouts')
  return (
    <Modal opened={opened} onClose={onClose} title={t('new.title')} closeButtonProps={{ 'aria-label': t('new.cancel') }}>
      <NewLayoutForm object={object} onClose={onClose} />
    </Modal>
  )
}

function NewLayoutForm({ object, onClose }: Omit<NewLayoutDialogProps, 'opened'>) {
  const { t } = useTranslation('design-layouts')
  const form = useNewLayout(object, onClose)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <Stack gap="md">
        <Select
          label={t('new.object')}
          placeholder={t('new.objectChoose')}
          data={form.objects}
          value={form.chosen?.name ?? null}
          onChange={form.setObject}
          allowDeselect={false}
          searchable
          error={form.isTried && !form.chosen && t('new.objectMissing')}
          {...(object === null ? autofocus : {})}
        />
        <Stack gap={4}>
          <TextInput
            label={t('new.label')}
            value={form.label}
            maxLength={200}
            onChange={(event) => form.setLabel(event.currentTarget.value)}
            error={form.isTried && form.label.trim() === '' && t('new.labelMissing')}
            {...(object === null ? {} : autofocus)}
          />
          {form.name !== undefined && <ApiNameRow name={form.name} isTaken={form.isTaken} onChange={form.setName} />}
        </Stack>
        <UseChoice value={form.use} onChange={form.setUse} />
        <FormActions cancel={t('new.cancel')} onCancel={onClose} submit={t('new.make')} isBusy={form.isPending} />
      </Stack>
    </form>
  )
}

/** On what the list has not said yet. */
const autofocus = { 'data-autofocus': true }

function useNewLayout(objectOfList: string | null, onClose: () => void) {
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const { t } = useTranslation('design-layouts')
  const { compare } = useFormat()
  const labelText = useLabelText()
  const choicesOf = useChoices()
  const navigate = useNavigate()
  const { data: draft } = useDraft()
  const { set, isComplete, problem } = useDraftSet()
  const [objectName, setObject] = useState(objectOfList)
  const [ownLabel, setLabel] = useState<string | null>(null)
  const [ownName, setName] = useState<string | null>(null)
  const [use, setUse] = useState<LayoutDefinition['for']>('page')
  const [isTried, setTried] = useState(false)
  const chosen = objectName === null ? undefined : set.get('object', objectName)
  const label = ownLabel ?? (chosen ? t(`new.suggested.${use}`, { label: labelText(chosen.label) }) : '')
  const isTaken = (each: string) => (draft?.definitions ?? []).some((other) => other.kind === 'layout' && other.name === each)
  const romanise = useRomanise([label])
  // Names of layouts begin with their object's.
  const name = ownName ?? (chosen && romanise && label.trim() !== '' ? apiNameOf(`${chosen.name} ${ownLabel ?? (use === 'page' ? 'page' : 'form')}`, isTaken, romanise) : undefined)
  const make = useMutation({
    mutationFn: (layout: LayoutDefinition) => createDefinition(slug, layout),
    onSuccess: (_, layout) => {
      onClose()
      void navigate(pathOf(slug, 'design', 'layouts', layout.name))
    },
    onError: notifyFailed,
  })
  const submit = () => {
    setTried(true)
    if (!isComplete && problem) return notifyFailed(problem)
    if (chosen && name && label.trim() !== '') make.mutate(layoutFrom({ name, label: { [language]: label.trim() }, object: chosen, for: use, set }))
  }
  const objects = choicesOf(set.all('object')).toSorted((a, b) => compare(a.label, b.label))
  return { objects, chosen, setObject, label, setLabel, name, setName, isTaken, use, setUse, isTried, submit, isPending: make.isPending || !isComplete }
}
