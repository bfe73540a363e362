import { Stack, Text, Title } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './states.module.css'

interface EmptyStateProps {
  icon: Icon
  title: string
  /** What the place is for, in one or two sentences. */
  children?: ReactNode
  /** The next step: one primary button, perhaps a second choice. */
  actions?: ReactNode
  /** It is the whole page: its title is the page's heading. */
  isPage?: boolean
}

/** What a place is for and what to do next, where there is nothing to show yet. */
export function EmptyState({ icon: StateIcon, title, children, actions, isPage = false }: EmptyStateProps) {
  return (
    <Stack className={classes.state} align="center" gap="sm">
      <span className={classes.tile}>
        <StateIcon size={26} stroke={1.6} aria-hidden />
      </span>
      <Title order={isPage ? 1 : 2} size="h3" ta="center">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" ta="center" maw={460} component="div">
          {children}
        </Text>
      )}
      {actions && <div className={classes.actions}>{actions}</div>}
    </Stack>
  )
}
