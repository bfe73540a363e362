import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trial } from '../../../../schemas/flows/trial/trial.ts'
import classes from './trial.module.css'

const icons = { done: IconCheck, waiting: IconClock, failed: IconAlertTriangle }

/** What stands on the tiles: how often the trial came there, and whether it waits or has failed. */
export function useNodeMarks(trial: Trial | undefined): ReadonlyMap<string, ReactNode> {
  const { t } = useTranslation('design-flow-trial')
  return useMemo(() => {
    if (!trial) return new Map()
    const states = new Map(trial.state.tokens.map(({ node, state }) => [node, state === 'failed' ? 'failed' : 'waiting'] as const))
    return new Map(
      Object.entries(trial.state.visits).map(([node, visits]) => {
        const state = states.get(node) ?? 'done'
        const Icon = icons[state]
        return [
          node,
          <span key={node} className={classes.mark} data-state={state} title={t(`state.${state}`)}>
            <Icon size={12} role="img" aria-label={t(`state.${state}`)} />
            {visits > 1 && visits}
          </span>,
        ]
      }),
    )
  }, [trial, t])
}
