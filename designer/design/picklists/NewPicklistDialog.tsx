import { Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newId } from '../../../schemas/ids.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import type { PicklistDefinition } from '../../../schemas/picklists/picklist.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { addOptions } from '../../document/commands/add-options.ts'
import { useLanguage } from '../../i18n/language.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { useDraft } from '../draft/draft-queries.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { useApiName, useRomanise } from '../names/use-api-name.ts'

interface NewPicklistDialogProps {
  opened: boolean
  onClose: () => void
}

/** Asks what a new shared picklist is called and what there is to choose from, and opens it. */
export function NewPicklistDialog({ opened, onClose }: NewPicklistDialogProps) {
  const { t } = useTranslation('design-picklists')
  return (
    <Modal opened={opened} onClose={onClose} title={t('new.title')} closeButtonProps={{ 'aria-label': t('new.cancel') }}>
      <NewPicklistForm onClose={onClose} />
    </Modal>
  )
}

function NewPicklistForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('design-picklists')
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const form = useNewPicklist()
  const [isTried, setTried] = useState(false)
  const make = useMutation({
    mutationFn: (picklist: PicklistDefinition) => createDefinition(slug, picklist),
    onSuccess: (_, picklist) => {
      onClose()
      void navigate(pathOf(slug, 'design', 'picklists', picklist.name))
    },
    onError: notifyFailed,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (form.picklist) make.mutate(form.picklist)
      }}
    >
      <Stack gap="md">
        <Stack gap={4}>
          <TextInput
            label={t('new.label')}
            placeholder={t('new.example')}
            value={form.label}
            maxLength={200}
            onChange={(event) => form.setLabel(event.currentTarget.value)}
            error={isTried && form.label.trim() === '' && t('new.labelMissing')}
            data-autofocus
          />
          {form.name !== undefined && <ApiNameRow name={form.name} isTaken={form.isTaken} onChange={form.setName} />}
        </Stack>
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
        <FormActions cancel={t('new.cancel')} onCancel={onClose} submit={t('new.make')} isBusy={make.isPending} />
      </Stack>
    </form>
  )
}

function useNewPicklist() {
  const { language } = useLanguage()
  const { data: draft } = useDraft()
  const [label, setLabel] = useState('')
  const [lines, setLines] = useState('')
  const [ownName, setName] = useState<string | null>(null)
  const isTaken = (each: string) => (draft?.definitions ?? []).some((other) => other.kind === 'picklist' && other.name === each)
  const suggested = useApiName(label, isTaken)
  const romanise = useRomanise([lines])
  const name = ownName ?? suggested
  const options = romanise ? addOptions([], lines, { language, valueOf: (text, taken) => apiNameOf(text, (each) => taken.has(each), romanise) }) : []
  const picklist: PicklistDefinition | undefined =
    // Colours come later; what was made here has none.
    name && options.length > 0 ? { kind: 'picklist', format: 1, id: newId('picklist'), name, label: { [language]: label.trim() }, options: options as PicklistDefinition['options'] } : undefined
  return { label, setLabel, lines, setLines, name, setName, isTaken, picklist }
}
