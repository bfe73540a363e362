import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { queryClient } from '../../app/queries.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { notifyDone } from '../../ui/notify.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { FormAlert } from '../forms/FormAlert.tsx'
import { formFaults } from '../forms/form-faults.ts'
import formClasses from '../forms/forms.module.css'
import { SaveBar } from '../forms/SaveBar.tsx'
import { saveSettings, settingsPatch, settingsQuery, type StoredSettings } from './settings-queries.ts'
import { Secrets } from '../secrets/Secrets.tsx'
import { settingInputs, SettingsFields } from './SettingsFields.tsx'
import { SigningSecret } from './SigningSecret.tsx'

/** What the workspace decides for everybody in it. */
export function SettingsPage() {
  const { t } = useTranslation('admin-settings')
  const { slug } = useWorkspace()
  const { data, error, refetch } = useQuery(settingsQuery(slug))
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {data ? (
        <>
          <SettingsForm stored={data} />
          <div className={formClasses.page}>
            <SigningSecret />
            <Secrets />
          </div>
        </>
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState shape="form" />
      )}
    </>
  )
}

function SettingsForm({ stored }: { stored: StoredSettings }) {
  const { t: tAdmin } = useTranslation('admin')
  const { form, setForm, save, isDirty, discard, rebase } = useSettingsForm(stored)
  const faults = formFaults(save.error, settingInputs, tAdmin)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const showTheirs = isProblem(save.error, 'stale-record') && (
    <Button mt="sm" size="compact-sm" variant="default" onClick={() => void rebase()} style={{ display: 'block' }}>
      {tAdmin('showTheirs')}
    </Button>
  )
  return (
    <form onSubmit={submit} noValidate className={formClasses.page}>
      <SettingsFields form={form} onChange={setForm} faults={faults.at} />
      <FormAlert reason={save.error} faults={faults} actions={showTheirs} />
      <SaveBar isDirty={isDirty} isWhole={form.name.trim() !== '' && form.calls.hosts.every(({ host }) => host !== '')} isSaving={save.isPending} onDiscard={discard} />
    </form>
  )
}

function useSettingsForm(stored: StoredSettings) {
  const { t: tAdmin } = useTranslation('admin')
  const { slug } = useWorkspace()
  const [seen, setSeen] = useState(stored)
  const [form, setForm] = useState(stored.values)
  const patch = settingsPatch(seen.values, form)
  const take = (next: StoredSettings) => {
    setSeen(next)
    setForm(next.values)
  }
  const save = useMutation({
    mutationFn: () => saveSettings(slug, seen.version, patch),
    onSuccess: (next) => {
      take(next)
      notifyDone(tAdmin('saved'))
    },
  })
  const rebase = async () => {
    const theirs = await queryClient.fetchQuery({ ...settingsQuery(slug), staleTime: 0 })
    setSeen(theirs)
    setForm({ ...theirs.values, ...patch })
    save.reset()
  }
  const discard = () => {
    take(stored)
    save.reset()
  }
  return { form, setForm, save, isDirty: Object.keys(patch).length > 0, discard, rebase }
}
