import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/language.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import type { DialogState } from '../../ui/use-new-dialog.ts'
import { useDraft, useDraftSet } from '../draft/draft-queries.ts'
import { SameLabel } from '../names/SameLabel.tsx'
import { LabelAndName } from '../new/LabelAndName.tsx'
import { NewDialog, NewForm } from '../new/NewDialog.tsx'
import { useMake } from '../new/use-make.ts'
import { useNewName } from '../new/use-new-name.ts'
import { makeObject, type WhoWorks } from './new-object.ts'
import { suggestPlural } from './plural.ts'
import { WhoWorksChoice } from './WhoWorksChoice.tsx'

/** Asks the three things that a new object is made of, and opens it. */
export function NewObjectDialog(dialog: DialogState) {
  const { t } = useTranslation('design-objects')
  return (
    <NewDialog {...dialog} title={t('new.title')} size={480}>
      <NewObjectForm onClose={dialog.onClose} />
    </NewDialog>
  )
}

function NewObjectForm({ onClose }: Pick<DialogState, 'onClose'>) {
  const { t } = useTranslation('design-objects')
  const form = useNewObject(onClose)
  return (
    <NewForm onSubmit={form.submit} onCancel={onClose} submit={t('new.make')} isBusy={form.isPending || !form.isReady}>
      <LabelAndName
        label={t('new.one')}
        placeholder={t('new.oneExample')}
        value={form.one}
        onChange={form.setOne}
        error={form.isTried && form.one.trim() === '' && t('new.oneMissing')}
        named={form.named}
        data-autofocus
      >
        {!form.isPending && <SameLabel label={form.one} among={form.labels} />}
      </LabelAndName>
      <TextInput
        label={t('new.many')}
        placeholder={t('new.manyExample')}
        value={form.many}
        maxLength={200}
        onChange={(event) => form.setMany(event.currentTarget.value)}
        error={form.isTried && form.many.trim() === '' && t('new.manyMissing')}
      />
      <WhoWorksChoice value={form.who} onChange={form.setWho} roles={form.roles} />
    </NewForm>
  )
}

function useNewObject(onClose: () => void) {
  const { language } = useLanguage()
  const { data: draft } = useDraft()
  const { set, isComplete, problem } = useDraftSet()
  const roles = set.all('role')
  const labels = (draft?.definitions ?? []).filter(({ kind }) => kind === 'object').map(({ label }) => label)
  const [one, setOne] = useState('')
  const [ownMany, setMany] = useState<string | null>(null)
  const [who, setWho] = useState<WhoWorks>('everybody')
  const [isTried, setTried] = useState(false)
  const named = useNewName('object', one)
  const many = ownMany ?? suggestPlural(one, language)
  const make = useMake((workspace, { name }) => makeObject(workspace, { name, one, many, who, language }, roles), onClose)
  const submit = () => {
    setTried(true)
    if (!isComplete) return notifyFailed(problem)
    if (named.name !== undefined && many.trim() !== '') make.mutate({ kind: 'object', name: named.name })
  }
  return { one, setOne, many, setMany, named, labels, who, setWho, roles, isTried, submit, isReady: isComplete || problem !== undefined, isPending: make.isPending || make.isSuccess }
}
