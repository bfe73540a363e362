import { Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newId } from '../../../schemas/ids.ts'
import { apiNameOf } from '../../../schemas/objects/api-name.ts'
import type { ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useFormat } from '../../i18n/reader.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { useChoices } from '../draft/choices.ts'
import { createDefinition } from '../draft/save-definition.ts'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { useRomanise } from '../names/use-api-name.ts'

interface NewRuleDialogProps {
  opened: boolean
  /** The object that the list is of, if it is of one. */
  object: string | null
  onClose: () => void
}

/** Asks whose records a new rule judges and what it is called; it opens without a condition and stops nothing. */
export function NewRuleDialog({ opened, object, onClose }: NewRuleDialogProps) {
  const { t } = useTranslation('design-rules')
  return (
    <Modal opened={opened} onClose={onClose} title={t('new.title')} closeButtonProps={{ 'aria-label': t('new.cancel') }}>
      <NewRuleForm object={object} onClose={onClose} />
    </Modal>
  )
}

function NewRuleForm({ object, onClose }: Omit<NewRuleDialogProps, 'opened'>) {
  const { t } = useTranslation('design-rules')
  const form = useNewRule(object, onClose)
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
          value={form.object}
          onChange={form.setObject}
          allowDeselect={false}
          searchable
          error={form.isTried && form.object === null && t('new.objectMissing')}
          {...(object === null ? { 'data-autofocus': true } : {})}
        />
        <Stack gap={4}>
          <TextInput
            label={t('new.label')}
            placeholder={t('new.example')}
            value={form.label}
            maxLength={200}
            onChange={(event) => form.setLabel(event.currentTarget.value)}
            error={form.isTried && form.label.trim() === '' && t('new.labelMissing')}
            {...(object === null ? {} : { 'data-autofocus': true })}
          />
          {form.name !== undefined && <ApiNameRow name={form.name} isTaken={form.isTaken} onChange={form.setName} />}
        </Stack>
        <FormActions cancel={t('new.cancel')} onCancel={onClose} submit={t('new.make')} isBusy={form.isPending} />
      </Stack>
    </form>
  )
}

function useNewRule(objectOfList: string | null, onClose: () => void) {
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const { t } = useTranslation('design-rules')
  const { compare } = useFormat()
  const choicesOf = useChoices()
  const navigate = useNavigate()
  const { data: draft } = useDraft()
  const { set } = useDraftSet()
  const [object, setObject] = useState(objectOfList)
  const [label, setLabel] = useState('')
  const [ownName, setName] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const isTaken = (each: string) => (draft?.definitions ?? []).some((other) => other.kind === 'rule' && other.name === each)
  const romanise = useRomanise([label])
  // Names of rules begin with their object's.
  const name = ownName ?? (object !== null && romanise && label.trim() !== '' ? apiNameOf(`${object} ${label}`, isTaken, romanise) : undefined)
  const make = useMutation({
    mutationFn: (rule: ValidationRule) => createDefinition(slug, rule),
    onSuccess: (_, rule) => {
      onClose()
      void navigate(pathOf(slug, 'design', 'rules', rule.name))
    },
    onError: notifyFailed,
  })
  const submit = () => {
    setTried(true)
    if (object === null || name === undefined || label.trim() === '') return
    const said = { [language]: label.trim() }
    make.mutate({ kind: 'rule', format: 1, id: newId('rule'), name, label: said, object, refuseWhen: null, message: { [language]: t('new.message', { label: label.trim() }) } })
  }
  const objects = choicesOf(set.all('object')).toSorted((a, b) => compare(a.label, b.label))
  return { objects, object, setObject, label, setLabel, name, setName, isTaken, isTried, submit, isPending: make.isPending }
}
