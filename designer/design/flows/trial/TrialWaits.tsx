import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlayerSkipForward } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { shownMoment } from '../../../../schemas/fields/showing/dates.ts'
import { nodeTypeOf } from '../../../../schemas/flows/flow.ts'
import type { OpenedTask } from '../../../../schemas/flows/machine/working.ts'
import { type LateTask, lateTasks } from '../../../../schemas/flows/trial/late-tasks.ts'
import type { Trial } from '../../../../schemas/flows/trial/trial.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { decisionColors } from '../../../work/inbox/task-words.ts'
import beside from '../beside/beside.module.css'
import { useNodeWords } from '../editor/use-node-words.ts'
import type { TrialPartProps } from './TrialRecord.tsx'

interface TrialWaitsProps extends TrialPartProps {
  trial: Trial
}

/** Answers that a trial can be given; handing over and asking others need people who answer in turn. */
const tried = ['approve', 'reject', 'return', 'resubmit', 'submit'] as const

/** For whom and for what the run waits, with the answers to choose from and the way to the next moment. */
export function TrialWaits({ flow, set, trying, trial }: TrialWaitsProps) {
  const { t } = useTranslation('design-flow-trial')
  const { language } = useLanguage()
  const words = useNodeWords(flow, set)
  if (trial.tasks.length + trial.timers.length === 0) return null
  const titleOf = (id: string) => {
    const node = flow.nodes.find((each) => each.id === id)
    return node ? words.nameAmong(node) : ''
  }
  const decisionsOf = ({ node: id, wait, key }: OpenedTask) => {
    const node = flow.nodes.find((each) => each.id === id)
    const state = trial.state.waits.find((each) => each.id === wait)?.state ?? null
    const offered = (node && nodeTypeOf(node).tasks?.decisions(node.settings ?? {}, state, key)) ?? []
    return tried.filter((each) => offered.includes(each))
  }
  const late = lateTasks(flow, trial)
  const whyLate = (task: OpenedTask) => late.find((each) => each.task === task)?.why
  const next = trial.timers.toSorted((one, other) => (one.at < other.at ? -1 : 1))
  return (
    <Stack gap="xs" component="section" data-waits>
      {inOrderOf(flow, trial.tasks).map((task) => (
        <div key={`${task.wait} ${task.key}`} className={beside.boxed}>
          <Text size="sm">
            <b>{trying.nameOf(task.assignee) ?? t('somebody')}</b> · {titleOf(task.node)}
          </Text>
          <LateText why={whyLate(task)} name={trying.nameOf(task.assignee) ?? t('somebody')} />
          <Group gap={6}>
            {decisionsOf(task).map((decision) => (
              <Button key={decision} size="compact-xs" variant="light" color={decisionColors[decision]} onClick={() => trying.happen({ kind: 'decision', node: task.node, person: task.assignee, decision })}>
                {t(`decision.${decision}`)}
              </Button>
            ))}
          </Group>
        </div>
      ))}
      {next.map((timer) => (
        <Button key={`${timer.wait} ${timer.key}`} size="xs" h="auto" py={6} variant="default" justify="flex-start" styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }} leftSection={<IconPlayerSkipForward size={14} aria-hidden />} onClick={() => trying.happen({ kind: 'timer', node: timer.node, key: timer.key })}>
          {t('skip', { moment: shownMoment(timer.at, trying.settings.zone, language), step: titleOf(timer.node) })}
        </Button>
      ))}
    </Stack>
  )
}

/** Each task keeps its place, whatever becomes of the others. */
const inOrderOf = ({ nodes }: TrialPartProps['flow'], tasks: readonly OpenedTask[]): readonly OpenedTask[] => {
  const places = new Map(nodes.map(({ id }, at) => [id, at]))
  return tasks.toSorted((one, other) => (places.get(one.node) ?? 0) - (places.get(other.node) ?? 0))
}

/** What has happened as the time of a task was over and nobody else could be asked. */
function LateText({ why, name }: { why: LateTask['why'] | undefined; name: string }) {
  const { t } = useTranslation('design-flow-trial')
  if (!why) return null
  return (
    <Text size="sm" c={why === 'marked' ? 'dimmed' : 'red'} role="status">
      {t(`late.${why}`, { name })}
    </Text>
  )
}
