import { Badge, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Job, JobState } from '../../../schemas/api/job.ts'
import { useFormat } from '../../i18n/reader.ts'
import classes from '../import/import.module.css'

const shown = 5

interface RecentJobsProps {
  title: string
  /** The newest first. */
  jobs: readonly Job[]
  nameOf: (job: Job) => string | undefined
  stateOf: (state: JobState) => string
}

/** The last jobs of this person on a page: one that was left alone is found again here, its result too. */
export function RecentJobs({ title, jobs, nameOf, stateOf }: RecentJobsProps) {
  const format = useFormat()
  if (jobs.length === 0) return null
  return (
    <section className={classes.recent} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <ul className={classes.columns}>
        {jobs.slice(0, shown).map((job) => (
          <li key={job.id} className={classes.recentJob}>
            <Link to={`?job=${job.id}`}>{nameOf(job)}</Link>
            <Badge color={colors[job.state]}>{stateOf(job.state)}</Badge>
            <Text size="xs" c="dimmed" title={format.dateTime(job.createdAt)}>
              {format.relative(job.createdAt)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  )
}

const colors = { queued: 'control', running: 'records', done: 'success', failed: 'danger', cancelled: 'control' } as const satisfies Record<JobState, string>
