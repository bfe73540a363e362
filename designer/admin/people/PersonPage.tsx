import { Button } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { PersonAnswer } from '../../../schemas/api/person.ts'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { isProblem } from '../../app/problem.ts'
import { ViewAsButton } from '../../app/ViewAsButton.tsx'
import { useApp } from '../../app/workspace.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import formClasses from '../forms/forms.module.css'
import { OpenTasks } from './OpenTasks.tsx'
import { personQuery } from './people-queries.ts'
import { PersonAccess } from './PersonAccess.tsx'
import { PersonDetails } from './PersonDetails.tsx'
import { PersonRoles } from './PersonRoles.tsx'
import { PersonState } from './PersonState.tsx'

/** One person: what is known of them, their roles, and whether they can sign in. */
export function PersonPage() {
  const { slug } = useWorkspace()
  const { person: id = '' } = useParams()
  const { data: person, error, refetch } = useQuery(personQuery(slug, id))
  if (isProblem(error) && (error.status === 404 || error.status === 400)) return <NotFoundPage />
  if (error && !person) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return person ? <Person key={person.id} person={person} /> : <LoadingState shape="form" />
}

function Person({ person }: { person: PersonAnswer }) {
  const { t } = useTranslation('admin-people')
  const { slug } = useWorkspace()
  const { system } = useApp()
  return (
    <>
      <PageHeader
        title={person.name}
        badge={<PersonState person={person} />}
        {...(person.jobTitle ? { description: person.jobTitle } : {})}
        actions={person.active && <LookActions person={person} />}
        crumbs={[{ label: t('title'), to: pathOf(slug, 'admin', 'people') }]}
      />
      <div className={formClasses.page}>
        <PersonDetails person={person} />
        <PersonRoles person={person} />
        {system.includes('publish') && <OpenTasks person={person} />}
        <PersonAccess person={person} />
      </div>
    </>
  )
}

/** Ways to see what the person sees. */
function LookActions({ person }: { person: PersonAnswer }) {
  const { t: tWhy } = useTranslation('why')
  const { slug } = useWorkspace()
  return (
    <>
      <Button component={Link} to={pathOf(slug, 'admin', 'people', person.id, 'access')} variant="default" leftSection={<IconListCheck size={16} aria-hidden />}>
        {tWhy('access.button')}
      </Button>
      <ViewAsButton other={{ person: person.id }} label={person.name} />
    </>
  )
}
