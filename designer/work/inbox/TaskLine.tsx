import { Badge } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TaskRow } from '../../../schemas/api/task.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import classes from './inbox.module.css'
import type { Tab } from './task-queries.ts'
import { brokenAfterDots, isJustLate, isLate } from './task-words.ts'
import { taskPath } from './use-task-way.ts'

interface TaskLineProps {
  task: TaskRow
  tab: Tab
  isCurrent: boolean
  /** Before the words: a box to choose by. */
  children?: ReactNode
}

/** A task in two lines: what it is about; which step, who asks, since when. */
export function TaskLine({ task, tab, isCurrent, children }: TaskLineProps) {
  const { t } = useTranslation('inbox')
  const { slug } = useWorkspace()
  const format = useFormat()
  const { kind, node, requester, openedAt, endedAt, due, state } = task
  const late = isLate(task)
  return (
    <li className={classes.row} data-current={isCurrent || undefined}>
      {children}
      <div className={classes.words}>
        <Link to={taskPath(slug, tab, task.id)} className={classes.title} aria-current={isCurrent ? 'true' : undefined} ref={isCurrent ? intoView : undefined}>
          {brokenAfterDots(task.title)}
        </Link>
        <div className={classes.about}>
          <span>{kind === 'resubmit' ? t('resubmitStep') : node.label}</span>
          {requester && <span>{requester.name}</span>}
          <time dateTime={endedAt ?? openedAt}>{format.relative(endedAt ?? openedAt)}</time>
          {state === 'open' && due !== null && (
            <Badge size="sm" className={classes.mark ?? ''} color={late ? 'danger' : 'outside'} leftSection={<IconClock size={11} aria-hidden />}>
              {isJustLate(task) ? t('lateNow') : t(late ? 'late' : 'due', { when: format.relative(due) })}
            </Badge>
          )}
          {state !== 'open' && (
            <Badge size="sm" className={classes.mark ?? ''} color="control">
              {t(task.decision === null ? 'state.withdrawn' : `did.${task.decision}`)}
            </Badge>
          )}
        </div>
      </div>
    </li>
  )
}

const intoView = (line: HTMLElement | null) => line?.scrollIntoView({ block: 'nearest' })
