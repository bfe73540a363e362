import { Button, Text } from '@mantine/core'
import { IconLink, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PersonAnswer } from '../../../schemas/api/person.ts'
import { useWorkspace } from '../../app/me.ts'
import { notifyDone, notifyFailed } from '../../ui/notify.tsx'
import { FormAlert } from '../forms/FormAlert.tsx'
import { formFaults } from '../forms/form-faults.ts'
import { FormSection } from '../forms/FormSection.tsx'
import { useFreshSession } from '../forms/use-fresh-session.tsx'
import { OneTimeLink } from './OneTimeLink.tsx'
import classes from './people.module.css'
import { changePerson, makeLink, type Seen } from './people-queries.ts'

/** Whether somebody can sign in: a new way in when theirs is lost, and the door closed or opened again. */
export function PersonAccess({ person }: { person: PersonAnswer }) {
  const { t } = useTranslation('admin-people')
  return (
    <FormSection title={t('access.title')}>
      {person.active && <NewLink person={person} />}
      <Activity person={person} />
    </FormSection>
  )
}

function NewLink({ person }: { person: PersonAnswer }) {
  const { t } = useTranslation('admin-people')
  const { t: tAdmin } = useTranslation('admin')
  const { slug } = useWorkspace()
  const { withFresh, question } = useFreshSession()
  const make = useMutation({ mutationFn: () => withFresh(() => makeLink(slug, person.id)) })
  if (make.data !== undefined) return <OneTimeLink name={person.name} link={make.data} />
  return (
    <>
      <div className={classes.act}>
        <Text size="sm">{t(person.joined ? 'access.linkLost' : 'access.linkNew', { name: person.name })}</Text>
        <Button variant="default" leftSection={<IconLink size={16} aria-hidden />} loading={make.isPending} onClick={() => make.mutate()}>
          {t('access.makeLink')}
        </Button>
      </div>
      <FormAlert reason={make.error} faults={formFaults(make.error, [], tAdmin)} />
      {question}
    </>
  )
}

function Activity({ person }: { person: PersonAnswer }) {
  const { t } = useTranslation('admin-people')
  const { t: tAdmin } = useTranslation('admin')
  const { slug } = useWorkspace()
  const { name, active } = person
  const { withFresh, question } = useFreshSession()
  const change = useMutation({
    mutationFn: (seen: Seen & { to: boolean }) => withFresh(() => changePerson(slug, seen, { active: seen.to })),
    onSuccess: (stored, { to }) => {
      const takeBack = () => void withFresh(() => changePerson(slug, stored, { active: !to })).catch(notifyFailed)
      notifyDone(t(to ? 'access.isBack' : 'access.isOut', { name }), { undo: takeBack })
    },
  })
  return (
    <>
      <div className={classes.act}>
        <Text size="sm">{t(active ? 'access.deactivateHelp' : 'access.reactivateHelp', { name })}</Text>
        <Button
          variant="default"
          leftSection={active ? <IconUserOff size={16} aria-hidden /> : <IconUserCheck size={16} aria-hidden />}
          loading={change.isPending}
          onClick={() => change.mutate({ ...person, to: !active })}
        >
          {t(active ? 'access.deactivate' : 'access.reactivate')}
        </Button>
      </div>
      <FormAlert reason={change.error} faults={formFaults(change.error, [], tAdmin)} />
      {question}
    </>
  )
}
