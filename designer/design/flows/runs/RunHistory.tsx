import { Anchor, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RunHistoryEntry, RunHistoryPage } from '../../../../schemas/api/run.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { get, withQuery } from '../../../app/api.ts'
import { useWorkspace } from '../../../app/me.ts'
import { workspaceKey } from '../../../app/workspace.ts'
import { useFormat } from '../../../i18n/reader.ts'
import classes from './runs.module.css'
import { type RunPartProps, useStepName } from './RunStanding.tsx'

interface RunHistoryProps extends RunPartProps {
  /** Id of the step that is looked at; undefined: all of them. */
  node: string | undefined
}

/** What people are told of; how tokens move on says the canvas. */
const told = ['entered', 'asked', 'resumed', 'failed', 'handled', 'retried', 'skipped', 'sent-back', 'cancelled', 'ended'] as const

/** What has happened, newest first; of one step alone while it is selected. */
export function RunHistory({ run, flow, node, onChoose }: RunHistoryProps) {
  const { t } = useTranslation('design-flow-runs')
  const nameOf = useStepName(flow)
  const format = useFormat()
  const { data } = useHistory(run.id, run.rev)
  const entries = (data ?? []).filter(({ kind, node: at }) => told.some((each) => each === kind) && (node === undefined || at === node)).toReversed()
  return (
    <section>
      <Title order={2} size="h4" mb={6}>
        {node === undefined ? t('history.title') : t('history.of', { step: nameOf(node) })}
      </Title>
      <ol className={classes.list}>
        {entries.map((entry) => (
          <li key={entry.seq}>
            <Anchor component="button" type="button" size="sm" onClick={() => onChoose(entry.node)}>
              {nameOf(entry.node)}
            </Anchor>{' '}
            <Said entry={entry} />
            <Text size="xs" c="dimmed" title={entry.at}>
              {format.dateTime(entry.at)}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  )
}

const decisions = ['approve', 'reject', 'return', 'resubmit', 'submit', 'transfer', 'delegate', 'add_signer', 'advise', 'read'] as const

function Said({ entry: { kind, actor, data } }: { entry: RunHistoryEntry }) {
  const { t } = useTranslation('design-flow-runs')
  // What a history keeps of an answer or of time passing.
  const { decision, comment, code } = (data ?? {}) as { decision?: string; comment?: string; code?: string }
  const answered = decisions.find((each) => each === decision)
  const known = told.find((each) => each === kind)
  const said = answered ? t(`did.${answered}`, { who: actor?.name ?? t('system') }) : known ? t(`happened.${known}`) : kind
  return (
    <span>
      {said}
      {!answered && actor && ` · ${actor.name}`}
      {code !== undefined && ` (${code})`}
      {comment !== undefined && comment !== '' && ` “${comment}”`}
    </span>
  )
}

/** The whole history; read again when the run has gone on. */
function useHistory(id: string, rev: number) {
  const { slug } = useWorkspace()
  return useQuery({
    queryKey: workspaceKey(slug, 'runs', 'history', id, rev),
    queryFn: async ({ signal }) => {
      const entries: RunHistoryEntry[] = []
      for (let after: number | null = 0; after !== null; ) {
        const page: RunHistoryPage = await get<RunHistoryPage>(withQuery(addressesOf(slug).runHistory(id), { after: String(after) }), { signal })
        entries.push(...page.items)
        after = page.next
      }
      return entries
    },
    placeholderData: (before) => before,
  })
}
