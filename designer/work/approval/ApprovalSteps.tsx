import { Text } from '@mantine/core'
import { IconCheck, IconClock, IconMinus, IconX, IconArrowBackUp, IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RunSummary } from '../../../schemas/api/run.ts'
import type { TaskDecision, TaskRow } from '../../../schemas/api/task.ts'
import { useFormat } from '../../i18n/reader.ts'
import { AnswerFiles } from '../inbox/AnswerFiles.tsx'
import classes from './approval.module.css'
import { stepsOf } from './steps-of.ts'

interface ApprovalStepsProps {
  tasks: readonly TaskRow[]
  /** Where the run is now. */
  standing: RunSummary['at']
}

/** The steps in which people were asked, in the order of time, with what each of them said. */
export function ApprovalSteps({ tasks, standing }: ApprovalStepsProps) {
  const { t } = useTranslation('approval')
  const format = useFormat()
  const steps = stepsOf(tasks)
  const elsewhere = standing.filter(({ label }) => label !== null && !steps.some((step) => step.isOpen && step.label === label))
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.key} data-open={step.isOpen || undefined}>
          <Text size="sm" fw={550}>
            {step.label}
          </Text>
          <ul className={classes.answers}>
            {step.tasks.map((task) => (
              <Answer key={task.id} task={task} />
            ))}
          </ul>
        </li>
      ))}
      {elsewhere.map(({ node, label, since }) => (
        <li key={node} data-open>
          <Text size="sm" fw={550}>
            {label}
          </Text>
          <Text size="xs" c="dimmed">
            {t('here', { since: format.relative(since) })}
          </Text>
        </li>
      ))}
    </ol>
  )
}

function Answer({ task }: { task: TaskRow }) {
  const { t } = useTranslation('approval')
  const format = useFormat()
  const { assignee, decidedBy, onBehalfOf, state, decision, openedAt, endedAt, due, comment, files } = task
  const { icon: Icon, color } = markOf(task)
  const { name } = decidedBy ?? assignee
  const who = onBehalfOf ? t('for', { name, other: onBehalfOf.name }) : name
  return (
    <li className={classes.answer}>
      <Icon size={15} color={`var(--${color})`} aria-hidden />
      <div>
        <Text size="sm">
          {state === 'open' ? t('asked', { who, since: format.relative(openedAt) }) : t(decision === null ? 'over' : `answered.${decision}`, { who })}
        </Text>
        {(state === 'open' ? due : endedAt) !== null && (
          <Text size="xs" c="dimmed">
            {state === 'open' ? t('due', { when: format.dateTime(due ?? openedAt) }) : format.dateTime(endedAt ?? openedAt)}
          </Text>
        )}
        {comment !== null && <Text size="sm" className={classes.said}>{comment}</Text>}
        <AnswerFiles files={files} />
      </div>
    </li>
  )
}

const marks: Partial<Record<TaskDecision, { readonly icon: typeof IconCheck; readonly color: string }>> = {
  reject: { icon: IconX, color: 'danger' },
  return: { icon: IconArrowBackUp, color: 'outside' },
  transfer: { icon: IconArrowRight, color: 'people' },
  delegate: { icon: IconArrowRight, color: 'people' },
  add_signer: { icon: IconArrowRight, color: 'people' },
}

function markOf({ state, decision }: TaskRow) {
  if (state === 'open') return { icon: IconClock, color: 'people' }
  if (decision === null) return { icon: IconMinus, color: 'control' }
  return marks[decision] ?? { icon: IconCheck, color: 'success' }
}
