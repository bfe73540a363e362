import { Button, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconPlugConnectedX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../app/problem.ts'
import { problemText } from './problem-text.ts'
import classes from './states.module.css'

interface ErrorStateProps {
  problem: unknown
  onRetry?: () => void
  /** Another way out, beside trying again. */
  actions?: ReactNode
  /** It is the whole page: its title is the page's heading. */
  isPage?: boolean
}

/** What could not be done, why, and what to do; with a way to try again. */
export function ErrorState({ problem, onRetry, actions, isPage = false }: ErrorStateProps) {
  const { t } = useTranslation('problems')
  const { what, advice } = problemText(problem, t)
  const StateIcon = isProblem(problem, 'unreachable') ? IconPlugConnectedX : IconAlertTriangle
  return (
    <Stack className={classes.state} align="center" gap="sm" role="alert">
      <span className={classes.tile} data-tone="danger">
        <StateIcon size={26} stroke={1.6} aria-hidden />
      </span>
      <Title order={isPage ? 1 : 2} size="h3" ta="center">
        {what}
      </Title>
      <Text c="dimmed" ta="center" maw={460}>
        {advice}
      </Text>
      <div className={classes.actions}>
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        {actions}
      </div>
    </Stack>
  )
}
