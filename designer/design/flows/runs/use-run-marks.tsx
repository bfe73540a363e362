import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunAnswer } from '../../../../schemas/api/run.ts'
import { useFormat } from '../../../i18n/reader.ts'
import classes from './runs.module.css'

const icons = { done: IconCheck, here: IconClock, failed: IconAlertTriangle }

/** What stands on tiles and edges: how often the run came there, where it is now, and what has failed. */
export function useRunMarks({ visits, edges, tokens }: Pick<RunAnswer, 'visits' | 'edges' | 'tokens'>): { readonly nodes: ReadonlyMap<string, ReactNode>; readonly edges: ReadonlyMap<string, ReactNode> } {
  const { t } = useTranslation('design-flow-runs')
  const format = useFormat()
  // Asked again each second: what says the same keeps its marks, so that the canvas is not drawn anew.
  const said = JSON.stringify({ visits, edges, tokens: tokens.map(({ node, state, since }) => ({ node, state, since })) })
  return useMemo(() => {
    const known = JSON.parse(said) as { visits: RunAnswer['visits']; edges: RunAnswer['edges']; tokens: Pick<RunAnswer['tokens'][number], 'node' | 'state' | 'since'>[] }
    const here = new Map(known.tokens.map((token) => [token.node, token]))
    const marks = Object.entries(known.visits).map(([node, count]) => {
      const token = here.get(node)
      const state = token ? (token.state === 'failed' ? 'failed' : 'here') : 'done'
      const Icon = icons[state]
      return [
        node,
        <span key={node} className={classes.mark} data-state={state} title={token ? t('since', { when: format.dateTime(token.since) }) : t('mark.done')}>
          <Icon size={12} role="img" aria-label={t(`mark.${state}`)} />
          {token ? format.relative(token.since) : count > 1 ? `× ${count}` : null}
        </span>,
      ] as const
    })
    const counts = Object.entries(known.edges).flatMap(([edge, count]) => (count > 1 ? [[edge, <span key={edge} className={classes.count}>{`× ${count}`}</span>] as const] : []))
    return { nodes: new Map(marks), edges: new Map(counts) }
  }, [said, t, format])
}
