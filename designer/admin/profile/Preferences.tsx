import { Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../app/api.ts'
import { type Me, meQuery, useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { appQuery, useApp } from '../../app/workspace.ts'
import { chooseLanguage, currentLanguage, type Language, languageNames, languageOf, languages } from '../../i18n/language.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { FormAlert } from '../forms/FormAlert.tsx'
import { formFaults } from '../forms/form-faults.ts'
import formClasses from '../forms/forms.module.css'
import { FormSection } from '../forms/FormSection.tsx'
import { SaveBar } from '../forms/SaveBar.tsx'
import { ZoneSelect } from '../forms/ZoneSelect.tsx'

interface Choice {
  language: Language
  zone: string
}

/** In which language and whose hours somebody works, in all their workspaces at once. */
export function Preferences() {
  const { t } = useTranslation('admin-profile')
  const { t: tAdmin } = useTranslation('admin')
  const { person } = useWorkspace()
  const { settings } = useApp()
  const stored: Choice = { language: languageOf(person.language ?? '') ?? currentLanguage(), zone: person.zone ?? settings.zone }
  const [choice, setChoice] = useState(stored)
  const isDirty = choice.language !== stored.language || choice.zone !== stored.zone
  const save = useSave()
  const faults = formFaults(save.error, ['zone'], tAdmin)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(choice)
  }
  return (
    <form onSubmit={submit} noValidate className={formClasses.form}>
      <FormSection title={t('preferences.title')} description={t('preferences.text')}>
        <div className={formClasses.grid}>
          <Select
            label={t('preferences.language')}
            data={languages.map((each) => ({ value: each, label: languageNames[each] }))}
            value={choice.language}
            allowDeselect={false}
            // The values are exactly those given above.
            onChange={(language) => language && setChoice({ ...choice, language: language as Language })}
          />
          <ZoneSelect label={t('preferences.zone')} value={choice.zone} onChange={(zone) => setChoice({ ...choice, zone })} error={faults.at.zone} />
        </div>
        <FormAlert reason={save.error} faults={faults} />
        <SaveBar isDirty={isDirty} isSaving={save.isPending} onDiscard={() => setChoice(stored)} />
      </FormSection>
    </form>
  )
}

function useSave() {
  const { t: tAdmin } = useTranslation('admin')
  const { slug } = useWorkspace()
  return useMutation({
    mutationFn: async (choice: Choice) => (await request<Me>('PATCH', '/api/me', { body: choice })).body,
    onSuccess: async (me, { language }) => {
      queryClient.setQueryData(meQuery.queryKey, me)
      void queryClient.invalidateQueries({ queryKey: appQuery(slug).queryKey })
      await chooseLanguage(language)
      notifyDone(tAdmin('saved'))
    },
  })
}
