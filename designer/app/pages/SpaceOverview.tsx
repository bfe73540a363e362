import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useWorkspace } from '../me.ts'
import { navigationPath, spaceOf } from '../paths.ts'
import { useNavigations } from '../spaces.ts'
import classes from './SpaceOverview.module.css'

/** The first page of a space: its places as tiles. */
export function SpaceOverview() {
  const { t } = useTranslation('frame')
  const { slug } = useWorkspace()
  const space = spaceOf(useLocation().pathname) ?? 'work'
  const places = useNavigations()[space].flatMap(({ entries }) => entries).filter(({ to }) => to !== '')
  return (
    <>
      <PageHeader title={t(`spaces.${space}`)} description={t(`overview.${space}`)} />
      <div className={classes.tiles}>
        {places.map(({ to, label, icon: PlaceIcon }) => (
          <Link key={to} to={navigationPath(slug, space, to)} className={classes.tile}>
            <PlaceIcon size={20} stroke={1.6} aria-hidden />
            <Text fw={550}>{label}</Text>
          </Link>
        ))}
      </div>
    </>
  )
}
