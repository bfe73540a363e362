import { Text, UnstyledButton } from '@mantine/core'
import { IconBuilding, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../i18n/reader.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { readPreference } from '../../ui/preference.ts'
import { useMe } from '../me.ts'
import { pathOf } from '../paths.ts'
import classes from './ChooseWorkspacePage.module.css'
import { Threshold } from './Threshold.tsx'

/** The workspaces of this account by name, the last used one first. */
export function ChooseWorkspacePage() {
  const { t } = useTranslation('frame')
  const { workspaces, installationAdmin } = useMe()
  const { compare } = useFormat()
  const last = readPreference('workspace', '')
  const sorted = workspaces.toSorted((a, b) => Number(b.slug === last) - Number(a.slug === last) || compare(a.name, b.name))
  return (
    <Threshold title={t('chooseWorkspace.title')}>
      {workspaces.length === 0 && (
        <EmptyState icon={IconBuilding} title={t('chooseWorkspace.noneTitle')}>
          {t(installationAdmin ? 'chooseWorkspace.noneAdmin' : 'chooseWorkspace.none')}
        </EmptyState>
      )}
      <ul className={classes.list}>
        {sorted.map(({ slug, name, person }) => (
          <li key={slug}>
            <UnstyledButton component={Link} to={pathOf(slug)} className={classes.workspace}>
              <span className={classes.words}>
                <Text fw={600}>{name}</Text>
                <Text size="sm" c="dimmed">
                  {person.name}
                </Text>
              </span>
              <IconChevronRight size={18} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Threshold>
  )
}
