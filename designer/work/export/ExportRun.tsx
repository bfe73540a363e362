import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconCheck, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ExportOutcome } from '../../../schemas/api/export.ts'
import type { Job } from '../../../schemas/api/job.ts'
import { isFinished, jobProblem, useJob } from '../../app/job.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import classes from '../import/import.module.css'
import { ProblemAlert } from '../import/ProblemAlert.tsx'
import { JobProgress } from '../jobs/JobProgress.tsx'

/** An export at work, then its file. The job goes on when the page is left; its address shows it again. */
export function ExportRun({ id, again }: { id: string; again: string }) {
  const { t } = useTranslation('export')
  const { data: job, error, refetch } = useJob(id)
  if (!job) return error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : <LoadingState />
  return (
    <div className={classes.desk}>
      {isFinished(job) ? <ExportEnd job={job} /> : <ExportProgress job={job} />}
      <Group>
        <Button component={Link} to={again} variant="subtle">
          {t('end.again')}
        </Button>
      </Group>
    </div>
  )
}

function ExportProgress({ job }: { job: Job }) {
  const { t } = useTranslation('export')
  const format = useFormat()
  const { done, total, state } = job
  return (
    <JobProgress job={job} title={t('run.title')} hint={t('run.mayLeave')} cancel={t('run.cancel')}>
      <Text size="sm" role="status" className="tabular">
        {state === 'queued' || total === null ? t('run.queued') : t('run.rows', { done: format.number(done), total: format.number(total), count: total })}
      </Text>
    </JobProgress>
  )
}

const ends = {
  done: { icon: IconCheck, color: 'success' },
  failed: { icon: IconAlertTriangle, color: 'danger' },
  cancelled: { icon: IconBan, color: 'muted' },
} as const

function ExportEnd({ job }: { job: Job }) {
  const { t } = useTranslation('export')
  const state = job.state === 'done' || job.state === 'cancelled' ? job.state : 'failed'
  const { icon: EndIcon, color } = ends[state]
  return (
    <section className={classes.section} aria-label={t(`end.${state}`)} role="status">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <EndIcon size={22} color={`var(--${color})`} aria-hidden />
        <h2 className={classes.title}>{t(`end.${state}`)}</h2>
      </Group>
      {state === 'failed' && <ProblemAlert problem={jobProblem(job)} />}
      {/* A job of this kind that is done has this result. */}
      {state === 'done' && <Result outcome={job.result as ExportOutcome} />}
    </section>
  )
}

function Result({ outcome: { rows, name, size, file, until } }: { outcome: ExportOutcome }) {
  const { t } = useTranslation('export')
  const format = useFormat()
  // Asked once when the page is drawn: a file that has just gone is told by its address as well.
  // oxlint-disable-next-line react/purity
  const isThere = Date.parse(until) > Date.now()
  return (
    <>
      <Text size="sm">
        {name} · {t('what.rows', { count: rows, number: format.number(rows) })} · {format.bytes(size)}
      </Text>
      {isThere && (
        <Group>
          <Button component="a" href={file} download leftSection={<IconDownload size={16} aria-hidden />}>
            {t('end.download')}
          </Button>
        </Group>
      )}
      <Text size="sm" c="dimmed">
        {isThere ? t('end.until', { moment: format.dateTime(until) }) : t('end.gone')}
      </Text>
    </>
  )
}
