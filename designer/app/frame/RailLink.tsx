import { Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { NavLink } from 'react-router'
import classes from './Rail.module.css'

interface RailLinkProps {
  to: string
  label: string
  icon: Icon
  count?: number
  isFolded: boolean
  /** Current only on this very path, not below it. */
  exact?: boolean
  isSpace?: boolean
  isCurrent?: boolean
}

/** A link of the rail; folded, its label moves into a tooltip. */
export function RailLink({ to, label, icon: LinkIcon, count, isFolded, exact = false, isSpace = false, isCurrent }: RailLinkProps) {
  return (
    <Tooltip label={label} position="right" disabled={!isFolded}>
      <NavLink
        to={to}
        end={exact}
        className={classes.link}
        data-space={isSpace || undefined}
        data-current={isCurrent || undefined}
        aria-label={isFolded ? label : undefined}
      >
        <LinkIcon size={18} stroke={1.6} aria-hidden className={classes.icon} />
        {!isFolded && <span className={classes.label}>{label}</span>}
        {!isFolded && count !== undefined && count > 0 && <span className={classes.count}>{count}</span>}
      </NavLink>
    </Tooltip>
  )
}
