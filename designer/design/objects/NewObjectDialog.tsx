import { Modal, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useLanguage } from '../../i18n/language.ts'
import { FormActions } from '../../ui/FormActions.tsx'
import { notifyFailed } from '../../ui/notify.tsx'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { ApiNameRow } from '../names/ApiNameRow.tsx'
import { SameLabel } from '../names/SameLabel.tsx'
import { useApiName } from '../names/use-api-name.ts'
import { makeObject, type WhoWorks } from './new-object.ts'
import { suggestPlural } from './plural.ts'
import { WhoWorksChoice } from './WhoWorksChoice.tsx'

interface NewObjectDialogProps {
  opened: boolean
  onClose: () => void
}

/** Asks the three things that a new object is made of, and opens it. */
export function NewObjectDialog({ opened, onClose }: NewObjectDialogProps) {
  const { t } = useTranslation('design-objects')
  return (
    <Modal opened={opened} onClose={onClose} title={t('new.title')} size={480} closeButtonProps={{ 'aria-label': t('new.cancel') }}>
      <NewObjectForm onClose={onClose} />
    </Modal>
  )
}

function NewObjectForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('design-objects')
  const { language } = useLanguage()
  const form = useNewObject(onClose)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        form.submit()
      }}
    >
      <Stack gap="md">
        <Stack gap={4}>
          <TextInput
            label={t('new.one')}
            placeholder={t('new.oneExample')}
            value={form.one}
            maxLength={200}
            onChange={(event) => form.setOne(event.currentTarget.value)}
            error={form.isTried && form.one.trim() === '' && t('new.oneMissing')}
            data-autofocus
          />
          {!form.isPending && <SameLabel label={form.one} among={form.labels} />}
          {form.name !== undefined && <ApiNameRow name={form.name} isTaken={form.isTaken} onChange={form.setName} />}
        </Stack>
        <TextInput
          label={t('new.many')}
          placeholder={suggestPlural(t('new.oneExample'), language)}
          value={form.many}
          maxLength={200}
          onChange={(event) => form.setMany(event.currentTarget.value)}
          error={form.isTried && form.many.trim() === '' && t('new.manyMissing')}
        />
        <WhoWorksChoice value={form.who} onChange={form.setWho} roles={form.roles} />
        <FormActions cancel={t('new.cancel')} onCancel={onClose} submit={t('new.make')} isBusy={form.isPending || !form.isReady} />
      </Stack>
    </form>
  )
}

function useNewObject(onClose: () => void) {
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const { data: draft } = useDraft()
  const { set, isComplete, problem } = useDraftSet()
  const roles = set.all('role')
  const labels = (draft?.definitions ?? []).filter(({ kind }) => kind === 'object').map(({ label }) => label)
  const [one, setOne] = useState('')
  const [ownMany, setMany] = useState<string | null>(null)
  const [ownName, setName] = useState<string | null>(null)
  const [who, setWho] = useState<WhoWorks>('everybody')
  const [isTried, setTried] = useState(false)
  const isTaken = (name: string) => (draft?.definitions ?? []).some((each) => each.kind === 'object' && each.name === name)
  const suggested = useApiName(one, isTaken)
  const name = ownName ?? suggested
  const many = ownMany ?? suggestPlural(one, language)
  const make = useMutation({
    mutationFn: (named: string) => makeObject(slug, { name: named, one, many, who, language }, roles),
    onSuccess: (_, named) => {
      onClose()
      void navigate(pathOf(slug, 'design', 'objects', named))
    },
    onError: notifyFailed,
  })
  const submit = () => {
    setTried(true)
    if (!isComplete) return notifyFailed(problem)
    if (name !== undefined && many.trim() !== '') make.mutate(name)
  }
  return { one, setOne, many, setMany, name, setName, isTaken, labels, who, setWho, roles, isTried, submit, isReady: isComplete || problem !== undefined, isPending: make.isPending || make.isSuccess }
}
