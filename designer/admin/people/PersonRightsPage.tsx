import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { PersonAccessAnswer } from '../../../schemas/api/explain.ts'
import { useWorkspace } from '../../app/me.ts'
import { NotFoundPage } from '../../app/pages/NotFoundPage.tsx'
import { pathOf } from '../../app/paths.ts'
import { isProblem } from '../../app/problem.ts'
import { ViewAsButton } from '../../app/ViewAsButton.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { personAccessQuery } from './people-queries.ts'
import { PersonRightsTable } from './PersonRightsTable.tsx'
import classes from './rights.module.css'

/** What a person sees and may do: the menu, the rights on every object with their roles, fields and layouts. */
export function PersonRightsPage() {
  const { slug } = useWorkspace()
  const { person: id = '' } = useParams()
  const { data, error, refetch } = useQuery(personAccessQuery(slug, id))
  if (isProblem(error) && (error.status === 404 || error.status === 400)) return <NotFoundPage />
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return data ? <PersonRights access={data} /> : <LoadingState />
}

function PersonRights({ access }: { access: PersonAccessAnswer }) {
  const { t } = useTranslation('why')
  const { slug } = useWorkspace()
  const { person, roles, objects } = access
  const menu = objects.filter(({ rights }) => rights.read.allowed)
  return (
    <>
      <PageHeader
        title={t('access.back', { name: person.name })}
        description={t('access.description')}
        actions={<ViewAsButton other={{ person: person.id }} label={person.name} />}
        crumbs={[{ label: person.name, to: pathOf(slug, 'admin', 'people', person.id) }]}
      />
      <div className={classes.page}>
        <Text size="sm">{roles.length === 0 ? t('roles.none') : t('roles.some', { roles: roles.map(({ label }) => label).join(', ') })}</Text>
        <Part title={t('access.menu')}>{menu.length === 0 ? t('access.menuNone') : menu.map(({ label }) => label).join(' · ')}</Part>
        <PersonRightsTable objects={objects} />
        <SystemRights system={access.system} />
      </div>
    </>
  )
}

function SystemRights({ system }: Pick<PersonAccessAnswer, 'system'>) {
  const { t } = useTranslation('why')
  const { t: tRoles } = useTranslation('design-roles')
  const said = system.map(({ right, roles }) => t('access.systemBy', { right: tRoles(`system.${right}`), roles: roles.map(({ label }) => label).join(', ') }))
  return <Part title={t('access.system')}>{said.length === 0 ? t('access.systemNone') : said.join(' · ')}</Part>
}

function Part({ title, children }: { title: string; children: string }) {
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        {title}
      </Title>
      <Text size="sm">{children}</Text>
    </section>
  )
}
