import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RunSummary } from '../../../schemas/api/run.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { runMark } from '../approval/run-marks.ts'
import classes from './inbox.module.css'
import { taskPath } from './use-task-way.ts'

/** Something that I have started in two lines: about what, by which flow, where it is. */
export function StartedLine({ run, isCurrent }: { run: RunSummary; isCurrent: boolean }) {
  const { t } = useTranslation('approval')
  const { slug } = useWorkspace()
  const format = useFormat()
  const { color, word } = runMark(run)
  return (
    <li className={classes.row} data-current={isCurrent || undefined}>
      <div className={classes.words}>
        <Link to={taskPath(slug, 'started', run.id)} className={classes.title} aria-current={isCurrent ? 'true' : undefined}>
          {run.record?.title ?? run.flow.label}
        </Link>
        <div className={classes.about}>
          <span>{run.flow.label}</span>
          <time dateTime={run.startedAt}>{format.relative(run.startedAt)}</time>
          <Badge size="sm" className={classes.mark ?? ''} color={color}>
            {t(`state.${word}`)}
          </Badge>
          {run.at.map(({ node, label }) => label !== null && <span key={node}>{label}</span>)}
        </div>
      </div>
    </li>
  )
}
