import { Button, Group, Progress, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Job } from '../../../schemas/api/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import { CountLine } from './CountLine.tsx'
import classes from './import.module.css'
import { cancelJob } from './import-queries.ts'
import { secondsLeft } from './time-left.ts'

/** How far an import is, how long it will take, and how to stop it. */
export function ImportProgress({ job }: { job: Job }) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const format = useFormat()
  const cancel = useMutation({ mutationFn: () => cancelJob(slug, job.id), onError: notifyFailed })
  const { done, total, about } = job
  const title = t(about.dryRun === 'true' ? 'run.checking' : 'run.importing', { file: about.file })
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <Progress value={total ? (100 * done) / total : 100} animated={!total || undefined} aria-label={title} />
      <Group justify="space-between" gap="xs">
        <Text size="sm" role="status" className="tabular">
          {job.state === 'queued' ? t('run.queued') : total === null ? t('run.counting') : t('run.rows', { done: format.number(done), total: format.number(total), count: total })}
        </Text>
        <TimeLeft job={job} />
      </Group>
      <CountLine counts={job.counts} isDryRun={about.dryRun === 'true'} />
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t('run.mayLeave')}
        </Text>
        <Button variant="default" loading={cancel.isPending || cancel.isSuccess} onClick={() => cancel.mutate()}>
          {t('run.cancel')}
        </Button>
      </Group>
    </section>
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
