import { Badge, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Job, JobState } from '../../../schemas/api/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import classes from '../import/import.module.css'
import { myExportsQuery } from './export-queries.ts'

const shown = 5

/** The last exports of this person from an object: a file is found again here for a day. */
export function RecentExports({ object }: { object: string }) {
  const { t } = useTranslation('export')
  const { slug } = useWorkspace()
  const { data } = useQuery(myExportsQuery(slug))
  const mine = data?.items.filter(({ about }) => about.object === object).slice(0, shown) ?? []
  if (mine.length === 0) return null
  return (
    <section className={classes.recent} aria-label={t('recent.title')}>
      <h2 className={classes.title}>{t('recent.title')}</h2>
      <ul className={classes.columns}>
        {mine.map((job) => (
          <RecentExport key={job.id} job={job} />
        ))}
      </ul>
    </section>
  )
}

function RecentExport({ job }: { job: Job }) {
  const { t } = useTranslation('export')
  const format = useFormat()
  const form = job.about.mode === 'exact' ? 'exact' : job.about.format === 'xlsx' ? 'xlsx' : 'csv'
  return (
    <li className={classes.recentJob}>
      <Link to={`?job=${job.id}`}>{t(`form.${form}`)}</Link>
      <Badge color={colors[job.state]}>{t(`state.${job.state}`)}</Badge>
      <Text size="xs" c="dimmed" title={format.dateTime(job.createdAt)}>
        {format.relative(job.createdAt)}
      </Text>
    </li>
  )
}

const colors = { queued: 'control', running: 'records', done: 'success', failed: 'danger', cancelled: 'control' } as const satisfies Record<JobState, string>
