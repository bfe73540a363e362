import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconInbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TaskAnswer, TaskRow } from '../../../schemas/api/task.ts'
import { useWorkspace } from '../../app/me.ts'
import { DecisionBar } from '../inbox/DecisionBar.tsx'
import { taskQuery } from '../inbox/task-queries.ts'
import { useDecision } from '../inbox/use-decision.ts'
import { FormSources } from '../FormSources.tsx'
import { taskPath } from '../inbox/use-task-way.ts'
import classes from './approval.module.css'

/** The ways to answer for somebody who is asked: right here, or in the inbox where the step wants something filled in. */
export function AnswerHere({ tasks }: { tasks: readonly TaskRow[] }) {
  const { person } = useWorkspace()
  const mine = tasks.find(({ state, assignee, kind }) => state === 'open' && assignee.id === person.id && kind !== 'cc')
  return mine ? <MyTask key={mine.id} id={mine.id} /> : null
}

function MyTask({ id }: { id: string }) {
  const { t } = useTranslation('approval')
  const { slug } = useWorkspace()
  const { data: task } = useQuery(taskQuery(slug, id))
  if (!task || task.decisions.length === 0) return null
  if (task.kind === 'approval' && !task.fields.some(({ editable }) => editable)) return <Answer task={task} />
  return (
    <Button component={Link} to={taskPath(slug, 'todo', id)} fullWidth mt="md" leftSection={<IconInbox size={16} aria-hidden />}>
      {t(`answer.${task.kind}`)}
    </Button>
  )
}

function Answer({ task }: { task: TaskAnswer }) {
  const deciding = useDecision(task, stay)
  return (
    <FormSources>
      <div className={classes.answerHere}>
        <DecisionBar task={task} deciding={deciding} />
      </div>
    </FormSources>
  )
}

// The page shows by itself what has become of it.
const stay = () => undefined
