import { Alert, Anchor, Badge, Text, Title, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconClock, IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TaskAnswer } from '../../../schemas/api/task.ts'
import { HandOver } from '../../admin/people/HandOver.tsx'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useFormat } from '../../i18n/reader.ts'
import { RecordComments } from '../comments/RecordComments.tsx'
import { useFirstFault } from '../../ui/use-first-fault.ts'
import { FormSources } from '../FormSources.tsx'
import { AnswerFiles } from './AnswerFiles.tsx'
import { ChangeRecord } from './ChangeRecord.tsx'
import { DecisionBar } from './DecisionBar.tsx'
import { EarlierAnswers } from './EarlierAnswers.tsx'
import classes from './task.module.css'
import { TaskFields } from './TaskFields.tsx'
import { TaskPeople } from './TaskPeople.tsx'
import { brokenAfterDots, isLate } from './task-words.ts'
import { useDecision } from './use-decision.ts'

interface TaskViewProps {
  task: TaskAnswer
  /** It is decided, by this person or by somebody quicker. */
  onDecided: () => void
}

/** One task: what it is about, what has changed, who is asked, and the ways to answer. */
export function TaskView({ task, onDecided }: TaskViewProps) {
  const { t } = useTranslation('inbox')
  const deciding = useDecision(task, onDecided)
  const fields = useFirstFault<HTMLElement>(deciding.faults.size > 0 && deciding.faults, 0)
  return (
    <FormSources>
      <article ref={fields} className={classes.task} aria-label={task.title}>
        <div className={classes.scroll}>
          <TaskHead task={task} />
          {task.remark !== null && (
            <Alert color="outside" icon={<IconArrowBackUp size={18} aria-hidden />} title={t('remark')}>
              <Text className={classes.said}>{task.remark}</Text>
              <AnswerFiles files={task.remarkFiles} />
            </Alert>
          )}
          {task.kind === 'resubmit' && task.state === 'open' && <ChangeRecord task={task} />}
          <TaskFields task={task} values={deciding.draft.values} faults={deciding.faults} onChange={(values) => deciding.write({ values })} />
          <TaskPeople members={task.members} isReturned={task.kind === 'resubmit'} />
          <EarlierAnswers answers={task.earlier} />
          <Talk task={task} />
        </div>
        {task.decisions.length > 0 && <DecisionBar task={task} deciding={deciding} />}
      </article>
    </FormSources>
  )
}

function TaskHead({ task }: { task: TaskAnswer }) {
  const { t } = useTranslation('inbox')
  const { slug } = useWorkspace()
  return (
    <header className={classes.head}>
      <Text size="sm" c="people" fw={550}>
        {task.kind === 'resubmit' ? t('resubmitStep') : task.node.label}
      </Text>
      <Title order={2} size="h3">
        {brokenAfterDots(task.title)}
      </Title>
      <TaskFacts task={task} />
      {task.mayHandOver && task.decisions.length === 0 && (
        <div>
          <HandOver task={task} />
        </div>
      )}
      {task.canOpen && task.object !== null && task.record !== null && (
        <Anchor component={Link} to={pathOf(slug, 'work', 'records', task.object, task.record)} size="sm" className={classes.open}>
          <IconExternalLink size={14} aria-hidden /> {t('openRecord')}
        </Anchor>
      )}
    </header>
  )
}

/** Who asks, since when, until when, for whom. */
function TaskFacts({ task }: { task: TaskAnswer }) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const { requester, onBehalfOf, assignee, openedAt, due, state, decision, decidedBy, endedAt } = task
  const late = isLate(task)
  return (
    <div className={classes.facts}>
      {requester && <span>{t('asks', { name: requester.name })}</span>}
      <Tooltip label={format.dateTime(openedAt)}>
        <time dateTime={openedAt}>{format.relative(openedAt)}</time>
      </Tooltip>
      {due !== null && state === 'open' && (
        <Badge color={late ? 'danger' : 'outside'} leftSection={<IconClock size={12} aria-hidden />}>
          {t(late ? 'late' : 'due', { when: format.dateTime(due) })}
        </Badge>
      )}
      {onBehalfOf && <Badge color="people">{t('for', { name: (decidedBy ?? assignee).name, other: onBehalfOf.name })}</Badge>}
      {state !== 'open' && <Badge color="control">{decision === null ? t('state.withdrawn') : t(`decided.${decision}`, { name: decidedBy?.name ?? t('somebody') })}</Badge>}
      {state !== 'open' && endedAt !== null && <time dateTime={endedAt}>{format.dateTime(endedAt)}</time>}
    </div>
  )
}

/** What people say about the record, for those who may open it. */
function Talk({ task: { canOpen, object, record } }: { task: TaskAnswer }) {
  if (!canOpen || object === null || record === null) return null
  return <RecordComments object={{ name: object }} record={{ id: record }} />
}
