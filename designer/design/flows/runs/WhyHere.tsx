import { Text, Title } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RunHistoryEntry } from '../../../../schemas/api/run.ts'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { type FlowNode, nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import { useLabelText } from '../../draft/label-text.ts'
import beside from '../beside/beside.module.css'
import { useTelling } from '../words/use-flow-words.ts'
import { FoundPeople } from './FoundPeople.tsx'
import { ReadValues } from './ReadValues.tsx'
import { type RunPartProps, useStepName } from './RunStanding.tsx'
import classes from './runs.module.css'

export interface WhyHereProps extends Omit<RunPartProps, 'onChoose'> {
  set: DefinitionSet
  /** What has happened so far. */
  entries: readonly RunHistoryEntry[]
  node: FlowNode
}

/** Why the run is or was at a step: the way it came, the conditions with what they read, and how people were found. */
export function WhyHere({ run, flow, set, entries, node }: WhyHereProps) {
  const { t } = useTranslation('design-flow-runs')
  const nameOf = useStepName(flow)
  const came = entries.findLast((entry) => entry.kind === 'left' && entry.node === node.id)
  const isReached = entries.some((entry) => entry.node === node.id)
  return (
    <section>
      <Title order={2} size="h4" mb={6}>
        {t('why.title', { step: nameOf(node.id) })}
      </Title>
      <div className={beside.list}>
        {!isReached && <span>{t('why.notReached')}</span>}
        {came && <CameFrom flow={flow} entry={came} />}
        <Branches {...{ run, flow, set, entries, node }} />
        <FoundPeople {...{ run, flow, set, entries, node }} />
      </div>
    </section>
  )
}

/** What a history keeps of a token that goes on: from which step, by which way out. */
const wayOf = ({ data }: RunHistoryEntry) => (data ?? {}) as { readonly from?: string; readonly port?: string }

function CameFrom({ flow, entry }: Pick<WhyHereProps, 'flow'> & { entry: RunHistoryEntry }) {
  const { t } = useTranslation('design-flow-runs')
  const nameOf = useStepName(flow)
  const labelText = useLabelText()
  const { from = '', port } = wayOf(entry)
  const before = flow.nodes.find(({ id }) => id === from)
  const way = before && nodeTypeOf(before).ports(before.settings ?? {}).find(({ key }) => key === port)?.label
  return <span>{way ? t('why.cameBy', { step: nameOf(from), way: labelText(way) }) : t('why.came', { step: nameOf(from) })}</span>
}

/** Each condition of the step in words, with the one that held, and the values that they read when it was decided. */
function Branches({ run, flow, set, entries, node }: WhyHereProps) {
  const { t } = useTranslation('design-flow-runs')
  const telling = useTelling(flow, set)
  const decided = entries.findLast((entry) => entry.kind === 'left' && wayOf(entry).from === node.id)
  const asked = nodeTypeOf(node).expressions?.(node.settings ?? {}).filter(({ type }) => type?.type === 'boolean') ?? []
  if (!decided || asked.length === 0) return null
  const taken = nodeTypeOf(node).ports(node.settings ?? {}).findIndex(({ key }) => key === wayOf(decided).port)
  // The first that holds is taken: those behind it were not asked.
  const judged = asked.slice(0, taken + 1)
  return (
    <>
      <ul className={beside.list}>
        {judged.map(({ path, rule }, index) => (
          <li key={path} className={classes.judged}>
            {index === taken ? <IconCheck size={15} role="img" aria-label={t('why.holds')} color="var(--success)" /> : <IconX size={15} role="img" aria-label={t('why.holdsNot')} color="var(--danger)" />}
            <span>{telling.rule(rule)}</span>
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed" component="div" className={classes.read ?? ''}>
        <ReadValues run={run} flow={flow} set={set} rules={judged.map(({ rule }) => rule)} at={decided.at} />
      </Text>
    </>
  )
}
