import { Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RunSummary } from '../../../schemas/api/run.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { TaskRow } from '../../../schemas/api/task.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { AnswerHere } from './AnswerHere.tsx'
import classes from './approval.module.css'
import { runsOfRecord, tasksOfRecord } from './run-queries.ts'
import { RunStanding } from './RunStanding.tsx'
import { useRecordFollows } from './use-record-follows.ts'

/** What people approve of a record: where it stands and what was said; whoever is asked answers here. */
export function ApprovalPanel({ object, record }: { object: Pick<ObjectDefinition, 'name'>; record: Pick<RecordAnswer, 'id'> }) {
  const { t } = useTranslation('approval')
  const { slug } = useWorkspace()
  const of = { object: object.name, id: record.id }
  const { data: runs = [] } = useQuery(runsOfRecord(slug, of))
  const { data: tasks = none } = useQuery(tasksOfRecord(slug, of))
  useRecordFollows(of, tasks === none ? undefined : tasks)
  const asking = new Set(tasks.map(({ run }) => run))
  const shown = runs.filter((run) => asking.has(run.id))
  const [last] = shown
  if (!last) return null
  const underWay = shown.filter(isUnderWay)
  const now = underWay.length > 0 ? underWay : [last]
  const earlier = shown.filter((run) => !now.includes(run))
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <Title order={2} size="h4" mb="sm">
        {t('title')}
      </Title>
      {now.map((run) => (
        <div key={run.id} className={classes.run}>
          <RunStanding run={run} />
          <AnswerHere tasks={tasks.filter((task) => task.run === run.id)} />
        </div>
      ))}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('earlier', { count: earlier.length })}</summary>
          {earlier.map((run) => (
            <div key={run.id} className={classes.run}>
              <RunStanding run={run} />
            </div>
          ))}
        </details>
      )}
    </section>
  )
}

const none: readonly TaskRow[] = []

const isUnderWay = ({ state }: RunSummary): boolean => state === 'running' || state === 'suspended'
