import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Crumb, useCrumbs } from './crumbs.ts'
import classes from './PageHeader.module.css'

interface PageHeaderProps {
  title: string
  /** What the breadcrumb and the browser's tab call the page, where the title is no name: a greeting. */
  name?: string
  /** One line below the title: what the page is for. */
  description?: ReactNode
  /** Beside the title: a state chip, a count. */
  badge?: ReactNode
  /** Buttons at the right; the primary one last. */
  actions?: ReactNode
  /** The path above this page, for the breadcrumb; the page itself is added. */
  crumbs?: readonly Crumb[]
  /** Below the title row: tabs, filters. */
  children?: ReactNode
}

/** The head of a page: it names the page for the breadcrumb and the browser's tab too. */
export function PageHeader({ title, name = title, description, badge, actions, crumbs = noCrumbs, children }: PageHeaderProps) {
  useCrumbs(name, crumbs)
  return (
    <header className={classes.header}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <div className={classes.words}>
          <Group gap="xs">
            <Title order={1} size="h2">
              {title}
            </Title>
            {badge}
          </Group>
          {description && (
            <Text c="dimmed" size="sm" mt={2} maw={720} component="div">
              {description}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </header>
  )
}

const noCrumbs: readonly Crumb[] = []
