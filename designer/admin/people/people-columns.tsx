import { Avatar } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PersonAnswer } from '../../../schemas/api/person.ts'
import { labelIn } from '../../../schemas/label.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useFormat } from '../../i18n/reader.ts'
import { initialsOf } from '../../ui/initials.ts'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import classes from './people.module.css'
import { useRoleChoices } from './people-queries.ts'
import { PersonState } from './PersonState.tsx'

/** What the list of people shows of each. */
export function usePeopleColumns(): readonly DataColumn<PersonAnswer>[] {
  const { t } = useTranslation('admin-people')
  const roleText = useRoleText()
  const format = useFormat()
  return useMemo(
    () => [
      { id: 'name', header: t('field.name'), width: 240, hideable: false, cell: (person) => <PersonName person={person} /> },
      { id: 'state', header: t('column.state'), width: 156, cell: (person) => <PersonState person={person} /> },
      { id: 'jobTitle', header: t('field.jobTitle'), width: 170, cell: ({ jobTitle }) => jobTitle },
      { id: 'department', header: t('field.department'), width: 170, cell: ({ _titles }) => _titles.department },
      { id: 'manager', header: t('field.manager'), width: 160, cell: ({ _titles }) => _titles.manager },
      { id: 'signsIn', header: t('column.signsIn'), width: 210, cell: ({ email, login, phone }) => email ?? login ?? (phone && format.phone(phone)) },
      { id: 'roles', header: t('roles.title'), width: 200, cell: ({ roles = [] }) => roleText(roles) },
    ],
    [t, roleText, format],
  )
}

function PersonName({ person: { id, name, active } }: { person: PersonAnswer }) {
  const { slug } = useWorkspace()
  return (
    <Link to={pathOf(slug, 'admin', 'people', id)} className={active ? classes.name : `${classes.name} ${classes.away}`}>
      <Avatar size={22} radius="sm" color="people" variant="light" component="span" aria-hidden>
        {initialsOf(name)}
      </Avatar>
      <span className={classes.words}>{name}</span>
    </Link>
  )
}

/** Names of roles as the reader calls them, in one line. */
function useRoleText(): (roles: readonly string[]) => string {
  const { data } = useRoleChoices()
  const { language } = useLanguage()
  const { list } = useFormat()
  return useMemo(() => {
    const labels = new Map(data?.map(({ name, label }) => [name, labelIn(label, language)]))
    return (roles) => list(roles.map((role) => labels.get(role) ?? role))
  }, [data, language, list])
}
