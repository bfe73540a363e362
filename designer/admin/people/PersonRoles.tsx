import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonAnswer } from '../../../schemas/api/person.ts'
import { useWorkspace } from '../../app/me.ts'
import { notifyDone } from '../../ui/notify.tsx'
import { FormAlert } from '../forms/FormAlert.tsx'
import { formFaults } from '../forms/form-faults.ts'
import formClasses from '../forms/forms.module.css'
import { FormSection } from '../forms/FormSection.tsx'
import { SaveBar } from '../forms/SaveBar.tsx'
import { useFreshSession } from '../forms/use-fresh-session.tsx'
import { setRoles } from './people-queries.ts'
import { RolePicker } from './RolePicker.tsx'

/** What a person may do, as the roles that they have. */
export function PersonRoles({ person }: { person: PersonAnswer }) {
  const { t } = useTranslation('admin-people')
  const { t: tAdmin } = useTranslation('admin')
  const { slug } = useWorkspace()
  const { withFresh, question } = useFreshSession()
  // Null: as stored.
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const stored = person.roles ?? []
  const roles = chosen ?? stored
  const isDirty = roles.length !== stored.length || roles.some((role) => !stored.includes(role))
  const save = useMutation({
    mutationFn: () => withFresh(() => setRoles(slug, person.id, roles)),
    onSuccess: () => {
      setChosen(null)
      notifyDone(t('roles.saved', { name: person.name }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const discard = () => {
    setChosen(null)
    save.reset()
  }
  return (
    <>
      <form onSubmit={submit} className={formClasses.form}>
        <FormSection title={t('roles.title')} description={t('roles.help', { name: person.name })}>
          <RolePicker value={roles} onChange={setChosen} />
          <FormAlert reason={save.error} faults={formFaults(save.error, [], tAdmin)} />
          <SaveBar isDirty={isDirty} isSaving={save.isPending} onDiscard={discard} />
        </FormSection>
      </form>
      {question}
    </>
  )
}
