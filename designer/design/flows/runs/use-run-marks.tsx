import { IconAlertTriangle, IconBan, IconCheck, IconClock } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/reader.ts'
import type { RunHistoryEntry } from '../../../../schemas/api/run.ts'
import beside from '../beside/beside.module.css'
import { calledOff } from '../beside/called-off.ts'
import classes from './runs.module.css'
import type { Stood } from './stood-after.ts'

const icons = { done: IconCheck, here: IconClock, failed: IconAlertTriangle, off: IconBan }

interface Telling {
  /** The history up to there. */
  readonly entries: readonly RunHistoryEntry[]
  /** The moment that is looked at; undefined: now. */
  readonly moment: string | undefined
}

/** What stands on tiles and edges: how often the run came there, where it is or was at a moment, what has failed, and what was called off. */
export function useRunMarks({ visits, edges, tokens }: Stood, { entries, moment }: Telling): { readonly nodes: ReadonlyMap<string, ReactNode>; readonly edges: ReadonlyMap<string, ReactNode> } {
  const { t } = useTranslation('design-flow-runs')
  const format = useFormat()
  // Asked again each second: what says the same keeps its marks, so that the canvas is not drawn anew.
  const said = JSON.stringify({ visits, edges, tokens: tokens.map(({ node, state, since }) => ({ node, state, since })), off: [...calledOff(entries)] })
  return useMemo(() => {
    const known = JSON.parse(said) as Stood & { readonly off: readonly string[] }
    const here = new Map(known.tokens.map((token) => [token.node, token]))
    const marks = Object.entries(known.visits).map(([node, count]) => {
      const token = here.get(node)
      const state = token ? (token.state === 'failed' ? 'failed' : 'here') : known.off.includes(node) ? 'off' : 'done'
      const Icon = icons[state]
      return [
        node,
        <span key={node} className={state === 'here' ? `${beside.mark} ${classes.here}` : beside.mark} data-state={state} title={token ? t('since', { when: format.dateTime(token.since) }) : t(`mark.${state}`)}>
          <Icon size={12} role="img" aria-label={t(`mark.${state}`)} />
          {token && moment === undefined ? format.relative(token.since) : count > 1 ? `× ${count}` : null}
        </span>,
      ] as const
    })
    const counts = Object.entries(known.edges).map(([edge, count]) => [edge, count > 1 ? <span key={edge} className={beside.mark}>{`× ${count}`}</span> : <IconCheck key={edge} className={beside.taken} size={14} role="img" aria-label={t('mark.taken')} />] as const)
    return { nodes: new Map(marks), edges: new Map(counts) }
  }, [said, moment, t, format])
}
