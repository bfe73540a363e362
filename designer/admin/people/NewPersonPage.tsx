import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useUnsaved } from '../../app/unsaved/use-unsaved.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import formClasses from '../forms/forms.module.css'
import { FormAlert } from '../forms/FormAlert.tsx'
import { FormSection } from '../forms/FormSection.tsx'
import { useFirstFault } from '../../ui/use-first-fault.ts'
import { useFreshSession } from '../forms/use-fresh-session.tsx'
import { createPerson, type MadePerson } from './people-queries.ts'
import { newPersonOf, patchOf } from './person-form.ts'
import { PersonFields } from './PersonFields.tsx'
import { PersonMade } from './PersonMade.tsx'
import { RolePicker } from './RolePicker.tsx'
import { useEmptyForm, usePersonFaults } from './use-person-form.ts'

/** Somebody joins: who they are, how they sign in, what they may do; then the link to be sent to them. */
export function NewPersonPage() {
  const { t } = useTranslation('admin-people')
  const { slug } = useWorkspace()
  const [made, setMade] = useState<MadePerson | null>(null)
  return (
    <>
      <PageHeader title={made ? made.person.name : t('new.title')} crumbs={[{ label: t('title'), to: pathOf(slug, 'admin', 'people') }]} />
      <div className={formClasses.page}>
        {made ? <PersonMade made={made} onAnother={() => setMade(null)} /> : <NewPersonForm onMade={setMade} />}
      </div>
    </>
  )
}

function NewPersonForm({ onMade }: { onMade: (made: MadePerson) => void }) {
  const { t } = useTranslation('admin-people')
  const { slug } = useWorkspace()
  const [begun] = useState(useEmptyForm())
  const [form, setForm] = useState(begun)
  const [roles, setRoles] = useState<readonly string[]>([])
  useUnsaved(() => roles.length > 0 || Object.keys(patchOf(begun, form)).length > 0)
  const { withFresh, question } = useFreshSession()
  const create = useMutation({
    mutationFn: () => withFresh(() => createPerson(slug, { ...newPersonOf(form), roles: [...roles] })),
    onSuccess: onMade,
  })
  const faults = usePersonFaults(form, create.error)
  const element = useFirstFault(create.error, faults.tries)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (faults.tryNow()) create.mutate()
  }
  return (
    <>
      <form ref={element} onSubmit={submit} noValidate className={formClasses.form}>
        <PersonFields form={form} onChange={setForm} faults={faults.at} managerName={undefined} />
        <FormSection title={t('roles.title')} description={t('roles.newHelp')}>
          <RolePicker value={roles} onChange={setRoles} />
        </FormSection>
        <FormAlert reason={create.error} faults={faults} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" component={Link} to={pathOf(slug, 'admin', 'people')}>
            {t('new.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('new.make')}
          </Button>
        </Group>
      </form>
      {question}
    </>
  )
}
