import { Badge, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Job, JobPage, JobState } from '../../../schemas/api/job.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/reader.ts'
import classes from './import.module.css'

const shown = 5

/** The last imports of this person into an object: one that was left alone is found again here, its result too. */
export function RecentImports({ object }: { object: string }) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const { data } = useQuery({
    queryKey: workspaceKey(slug, 'jobs', 'import'),
    queryFn: ({ signal }) => get<JobPage>(addressesOf(slug).jobs, { query: { kind: 'import' }, signal }),
    staleTime: 0,
  })
  const mine = data?.items.filter(({ about }) => about.object === object && about.dryRun !== 'true').slice(0, shown) ?? []
  if (mine.length === 0) return null
  return (
    <section className={classes.recent} aria-label={t('recent.title')}>
      <h2 className={classes.title}>{t('recent.title')}</h2>
      <ul className={classes.columns}>
        {mine.map((job) => (
          <RecentImport key={job.id} job={job} />
        ))}
      </ul>
    </section>
  )
}

function RecentImport({ job }: { job: Job }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  return (
    <li className={classes.recentJob}>
      <Link to={`?job=${job.id}`}>{job.about.file}</Link>
      <Badge color={colors[job.state]}>{t(`state.${job.state}`)}</Badge>
      <Text size="xs" c="dimmed" title={format.dateTime(job.createdAt)}>
        {format.relative(job.createdAt)}
      </Text>
    </li>
  )
}

const colors = { queued: 'control', running: 'records', done: 'success', failed: 'danger', cancelled: 'control' } as const satisfies Record<JobState, string>
