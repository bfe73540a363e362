import { Anchor, Group, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RunAnswer, RunToken, WaitingTask, WaitTries } from '../../../../schemas/api/run.ts'
import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { nodeLabel } from '../../../../schemas/flows/node-label.ts'
import { HandOver } from '../../../admin/people/HandOver.tsx'
import { useFormat } from '../../../i18n/reader.ts'
import { useLabelText } from '../../draft/label-text.ts'
import beside from '../beside/beside.module.css'
import classes from './runs.module.css'

export interface RunPartProps {
  run: RunAnswer
  flow: FlowDefinition
  /** Selects a step, by its id. */
  onChoose: (node: string) => void
}

/** What a step of the run's flow is called. */
export function useStepName(flow: FlowDefinition): (id: string) => string {
  const labelText = useLabelText()
  return (id) => {
    const node = flow.nodes.find((each) => each.id === id)
    return node ? labelText(nodeLabel(node)) : id
  }
}

/** Where the run is now, since when, and for whom or what it waits. */
export function RunStanding({ run, flow, onChoose }: RunPartProps) {
  const { t } = useTranslation('design-flow-runs')
  const nameOf = useStepName(flow)
  const format = useFormat()
  const here = run.tokens.filter(({ state }) => state !== 'failed')
  return (
    <section>
      <Title order={2} size="h4" mb={6}>
        {t(run.endedAt === null ? 'standing' : 'ended')}
      </Title>
      <Text size="sm" c="dimmed" mb={6}>
        {t('started', { who: run.startedBy?.name ?? t('system'), when: format.dateTime(run.startedAt) })}
        {run.endedAt !== null && ` ${t('endedAt', { when: format.dateTime(run.endedAt) })}`}
      </Text>
      {here.length === 0 && run.endedAt === null && <Text size="sm">{t('allFailed')}</Text>}
      <ul className={beside.list}>
        {here.map((token) => (
          <li key={token.id}>
            <Anchor component="button" type="button" size="sm" fw={600} onClick={() => onChoose(token.node)}>
              {nameOf(token.node)}
            </Anchor>
            <Waiting token={token} />
            {run.verbs.includes('hand_over') && token.wait?.tasks.map((task) => <TaskOf key={task.id} task={task} />)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Somebody whose answer the run waits for, whose task may be given to another. */
function TaskOf({ task }: { task: WaitingTask }) {
  return (
    <Group gap={8} mt={4}>
      <Text size="xs">{task.assignee.name}</Text>
      <HandOver task={task} />
    </Group>
  )
}

/** What has become of the tries to reach another system. */
function Tries({ tries: { begun, most, nextAt, failed, held } }: { tries: WaitTries }) {
  const { t } = useTranslation('design-flow-runs')
  const format = useFormat()
  if (begun === 0 && held === null) return null
  const next = nextAt === null ? t('tries.now') : t('tries.next', { when: format.dateTime(nextAt) })
  const said = [begun > 0 && t('tries.made', { begun, most }), failed, held === null ? next : t('tries.held', { why: held })]
  return <span className={classes.tries}>{said.filter(Boolean).join(' · ')}</span>
}

function Waiting({ token: { wait, since } }: { token: RunToken }) {
  const { t } = useTranslation('design-flow-runs')
  const format = useFormat()
  const people = wait?.tasks.map(({ assignee }) => assignee.name) ?? []
  return (
    <Text size="xs" c="dimmed">
      {wait === null ? t('wait.ready') : people.length > 0 ? t('wait.people', { people: format.list(people) }) : t(`wait.${wait.kind}`)}
      {wait?.due ? ` · ${t('wait.due', { when: format.dateTime(wait.due) })}` : ''}
      {` · ${t('since', { when: format.dateTime(since) })}`}
      {wait?.tries && <Tries tries={wait.tries} />}
    </Text>
  )
}
