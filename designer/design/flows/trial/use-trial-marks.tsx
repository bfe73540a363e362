import { IconAlertTriangle, IconBan, IconCheck, IconClock } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { lateTasks } from '../../../../schemas/flows/trial/late-tasks.ts'
import type { Trial } from '../../../../schemas/flows/trial/trial.ts'
import beside from '../beside/beside.module.css'
import { calledOff } from '../beside/called-off.ts'

const icons = { done: IconCheck, off: IconBan, waiting: IconClock, failed: IconAlertTriangle, alone: IconAlertTriangle }

interface Marks {
  readonly nodes: ReadonlyMap<string, ReactNode>
  readonly edges: ReadonlyMap<string, ReactNode>
}

/** What stands on tiles and edges: the ways that were taken, how often the trial came there, and whether it waits, waits for somebody whom nobody stands behind, has failed, or was called off. */
export function useTrialMarks(flow: FlowDefinition, trial: Trial | undefined): Marks {
  const { t } = useTranslation('design-flow-trial')
  return useMemo(() => {
    if (!trial) return { nodes: new Map(), edges: new Map() }
    const states = new Map(trial.state.tokens.map(({ node, state }) => [node, state === 'failed' ? 'failed' : 'waiting'] as const))
    const alone = new Set(lateTasks(flow, trial).flatMap(({ task, why }) => (why === 'marked' ? [] : [task.node])))
    const off = calledOff(trial.history)
    const nodes = new Map<string, ReactNode>(
      Object.entries(trial.state.visits).map(([node, visits]) => {
        const state = alone.has(node) ? 'alone' : (states.get(node) ?? (off.has(node) ? 'off' : 'done'))
        const Icon = icons[state]
        return [
          node,
          <span key={node} className={beside.mark} data-state={state} title={t(`state.${state}`)}>
            <Icon size={12} role="img" aria-label={t(`state.${state}`)} />
            {visits > 1 && visits}
          </span>,
        ]
      }),
    )
    const taken = new Set(trial.history.flatMap(({ kind, edge }) => (edge !== null && (kind === 'left' || kind === 'began') ? [edge] : [])))
    const edges = new Map([...taken].map((edge) => [edge, <IconCheck key={edge} className={beside.taken} size={14} role="img" aria-label={t('taken')} />] as const))
    return { nodes, edges }
  }, [flow, trial, t])
}
