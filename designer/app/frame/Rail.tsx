import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useWorkspace } from '../me.ts'
import { navigationPath, pathOf, spaceOf } from '../paths.ts'
import type { Space } from '../space.ts'
import { spaces, useMySpaces } from '../spaces.ts'
import classes from './Rail.module.css'
import { RailLink } from './RailLink.tsx'
import { WorkspaceSwitch } from './WorkspaceSwitch.tsx'

interface RailProps {
  isFolded: boolean
  /** Absent where the rail cannot be folded: in the phone's menu. */
  onFold?: () => void
}

/** Workspace, spaces, and the navigation of the space that is open. */
export function Rail({ isFolded, onFold }: RailProps) {
  const { t } = useTranslation('frame')
  const { slug } = useWorkspace()
  const mySpaces = useMySpaces()
  const current = spaceOf(useLocation().pathname)
  const space = spaces.find(({ name }) => name === current)
  return (
    <nav className={classes.rail} data-folded={isFolded || undefined} aria-label={t('navigation')}>
      <WorkspaceSwitch isFolded={isFolded} />
      <div className={classes.spaces}>
        {mySpaces.map(({ name, icon }) => (
          <RailLink key={name} to={pathOf(slug, name)} label={t(`spaces.${name}`)} icon={icon} isFolded={isFolded} isSpace isCurrent={name === current} />
        ))}
      </div>
      <div className={classes.navigation}>
        {/* Each space brings its own texts: only those of the space that is open are fetched. */}
        <Suspense>{space && <SpaceNavigation key={space.name} space={space} isFolded={isFolded} />}</Suspense>
      </div>
      {onFold && <FoldButton isFolded={isFolded} onFold={onFold} />}
    </nav>
  )
}

interface SpaceNavigationProps {
  space: Space
  isFolded: boolean
}

function SpaceNavigation({ space, isFolded }: SpaceNavigationProps) {
  const { slug } = useWorkspace()
  return space.useNavigation().map((group, at) => (
    <div key={group.label ?? at} className={classes.group}>
      {group.label && !isFolded && <div className={classes.groupLabel}>{group.label}</div>}
      {group.entries.map((entry) => (
        <RailLink key={entry.to} {...entry} to={navigationPath(slug, space.name, entry.to)} isFolded={isFolded} exact={entry.to === ''} />
      ))}
    </div>
  ))
}

function FoldButton({ isFolded, onFold }: Required<RailProps>) {
  const { t } = useTranslation('frame')
  const FoldIcon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const label = t(isFolded ? 'rail.unfold' : 'rail.fold')
  return (
    <div className={classes.fold}>
      <Tooltip label={label} position="right">
        <ActionIcon aria-label={label} aria-expanded={!isFolded} onClick={onFold}>
          <FoldIcon size={18} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
