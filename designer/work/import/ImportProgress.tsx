import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../schemas/api/job.ts'
import { useFormat } from '../../i18n/reader.ts'
import { JobProgress } from '../jobs/JobProgress.tsx'
import { CountLine } from './CountLine.tsx'
import { secondsLeft } from './time-left.ts'

/** How far an import is, how long it will take, and how to stop it. */
export function ImportProgress({ job }: { job: Job }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  const { done, total, about } = job
  const title = t(about.dryRun === 'true' ? 'run.checking' : 'run.importing', { file: about.file })
  return (
    <JobProgress job={job} title={title} hint={t('run.mayLeave')} cancel={t('run.cancel')}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" role="status" className="tabular">
          {job.state === 'queued' ? t('run.queued') : total === null ? t('run.counting') : t('run.rows', { done: format.number(done), total: format.number(total), count: total })}
        </Text>
        <TimeLeft job={job} />
      </Group>
      <CountLine counts={job.counts} isDryRun={about.dryRun === 'true'} />
    </JobProgress>
  )
}

function TimeLeft({ job }: { job: Job }) {
  const { t } = useTranslation('import')
  // Asked again with every state of the job, which comes several times a second.
  // oxlint-disable-next-line react/purity
  const left = secondsLeft(job, Date.now())
  if (left === undefined) return null
  return (
    <Text size="sm" c="dimmed">
      {left < 60 ? t('run.secondsLeft') : t('run.minutesLeft', { count: Math.ceil(left / 60) })}
    </Text>
  )
}
