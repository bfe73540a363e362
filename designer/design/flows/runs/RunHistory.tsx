import { Anchor, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RunHistoryEntry } from '../../../../schemas/api/run.ts'
import type { FileValue } from '../../../../schemas/files/file-value.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { AnswerFiles } from '../../../work/inbox/AnswerFiles.tsx'
import beside from '../beside/beside.module.css'
import { type RunPartProps, useStepName } from './RunStanding.tsx'

interface RunHistoryProps extends RunPartProps {
  entries: readonly RunHistoryEntry[]
  /** Id of the step that is looked at; undefined: all of them. */
  node: string | undefined
}

/** What people are told of; how tokens move on says the canvas. */
const told = ['entered', 'asked', 'resumed', 'handed', 'failed', 'handled', 'retried', 'skipped', 'sent-back', 'cancelled', 'ended', 'status-refused', 'moved'] as const

/** What has happened, newest first; of one step alone while it is selected. */
export function RunHistory({ run, flow, entries, node, onChoose }: RunHistoryProps) {
  const { t } = useTranslation('design-flow-runs')
  const nameOf = useStepName(flow)
  const format = useFormat()
  const shown = entries.filter(({ kind, node: at }) => told.some((each) => each === kind) && (node === undefined || at === node)).toReversed()
  return (
    <section>
      <Title order={2} size="h4" mb={6}>
        {node === undefined ? t('history.title') : t('history.of', { step: nameOf(node) })}
      </Title>
      <ol className={beside.list}>
        {shown.map((entry) => (
          <li key={entry.seq}>
            <Anchor component="button" type="button" size="sm" onClick={() => onChoose(entry.node)}>
              {nameOf(entry.node)}
            </Anchor>
            {': '}
            <Said entry={entry} reason={reasonOf(run, entry)} />
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

/** Why something failed, as its incident says it. */
const reasonOf = ({ incidents }: RunPartProps['run'], { kind, node, token, at, message }: RunHistoryEntry): string | undefined =>
  message ?? (kind === 'failed' ? incidents.find((incident) => incident.node === node && incident.token === token && incident.at >= at)?.message : undefined)

function Said({ entry: { kind, actor, onBehalfOf, from, to, data }, reason }: { entry: RunHistoryEntry; reason: string | undefined }) {
  const { t } = useTranslation('design-flow-runs')
  // What a history keeps of an answer or of time passing.
  const { decision, comment, files = [], reason: code, from: older, to: newer } = (data ?? {}) as { decision?: string; from?: unknown; to?: unknown; comment?: string; files?: readonly FileValue[]; reason?: string }
  const answered = decisions.find((each) => each === decision)
  const known = told.find((each) => each === kind)
  const name = actor?.name ?? t('system')
  const who = onBehalfOf ? t('for', { name, other: onBehalfOf.name }) : name
  const said = answered ? t(`did.${answered}`, { who }) : known ? t(`happened.${known}`, { from: older, to: newer }) : kind
  return (
    <span>
      {said}
      {!answered && actor && ` · ${actor.name}`}
      {to && ` · ${[from, to].flatMap((each) => each?.name ?? []).join(' → ')}`}
      {reason !== undefined && ` · ${reason}`}
      {code === 'record-deleted' && ` · ${t('recordDeleted')}`}
      {comment !== undefined && comment !== '' && ` “${comment}”`}
      <AnswerFiles files={files} />
    </span>
  )
}
