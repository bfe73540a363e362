import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonAnswer } from '../../../schemas/api/person.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { queryClient } from '../../app/queries.ts'
import { notifyDone } from '../../ui/notify.tsx'
import formClasses from '../forms/forms.module.css'
import { FormAlert } from '../forms/FormAlert.tsx'
import { SaveBar } from '../forms/SaveBar.tsx'
import { useFirstFault } from '../../ui/use-first-fault.ts'
import { useFreshSession } from '../forms/use-fresh-session.tsx'
import { changePerson, personQuery } from './people-queries.ts'
import { formOf, patchOf, rebased } from './person-form.ts'
import { PersonFields } from './PersonFields.tsx'
import { useEmptyForm, usePersonFaults } from './use-person-form.ts'

/** What is known of a person, to be changed and saved. */
export function PersonDetails({ person }: { person: PersonAnswer }) {
  const { t } = useTranslation('admin')
  const details = useDetails(person)
  const element = useFirstFault(details.save.error, details.faults.tries)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (details.faults.tryNow()) details.save.mutate()
  }
  return (
    <>
      <form ref={element} onSubmit={submit} noValidate className={formClasses.form}>
        <PersonFields form={details.form} onChange={details.setForm} faults={details.faults.at} managerName={person._titles.manager} />
        <FormAlert
          reason={details.save.error}
          faults={details.faults}
          actions={
            details.isStale && (
              <Button mt="sm" size="compact-sm" variant="default" onClick={() => void details.rebase()} style={{ display: 'block' }}>
                {t('showTheirs')}
              </Button>
            )
          }
        />
        <SaveBar isDirty={details.isDirty} isSaving={details.save.isPending} onDiscard={details.discard} />
      </form>
      {details.question}
    </>
  )
}

function useDetails(person: PersonAnswer) {
  const { t } = useTranslation('admin')
  const { slug } = useWorkspace()
  const { withFresh, question } = useFreshSession()
  const defaults = useEmptyForm()
  // What the form began with: the person as it was seen, at its version.
  const [seen, setSeen] = useState(person)
  const [form, setForm] = useState(() => formOf(person, defaults))
  const before = formOf(seen, defaults)
  const patch = patchOf(before, form)
  const isDirty = Object.keys(patch).length > 0
  const take = (stored: PersonAnswer) => {
    setSeen(stored)
    setForm(formOf(stored, defaults))
  }
  // Roles and activity are saved beside this form and raise the version; an untouched form goes along.
  if (!isDirty && person !== seen && (person.version ?? 0) > (seen.version ?? 0)) take(person)
  const save = useMutation({
    mutationFn: () => withFresh(() => changePerson(slug, seen, patch)),
    onSuccess: (stored) => {
      take(stored)
      notifyDone(t('saved'))
    },
  })
  const rebase = async () => {
    const theirs = await queryClient.fetchQuery({ ...personQuery(slug, person.id), staleTime: 0 })
    setForm(rebased(before, form, formOf(theirs, defaults)))
    setSeen(theirs)
    save.reset()
  }
  const discard = () => {
    take(person)
    save.reset()
  }
  const isStale = isProblem(save.error, 'stale-record')
  return { form, setForm, faults: usePersonFaults(form, save.error), save, isDirty, isStale, rebase, discard, question }
}
