import { Button, Group, Progress, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Job } from '../../../schemas/api/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { notifyFailed } from '../../ui/notify.tsx'
import classes from '../import/import.module.css'
import { cancelJob } from '../import/import-queries.ts'

interface JobProgressProps {
  job: Job
  title: string
  /** That the page can be left. */
  hint: string
  cancel: string
  /** How far it is. */
  children: ReactNode
}

/** A job at work: how far it is, and how to stop it. */
export function JobProgress({ job: { id, done, total }, title, hint, cancel, children }: JobProgressProps) {
  const { slug } = useWorkspace()
  const stop = useMutation({ mutationFn: () => cancelJob(slug, id), onError: notifyFailed })
  return (
    <section className={classes.section} aria-label={title}>
      <h2 className={classes.title}>{title}</h2>
      <Progress value={total ? (100 * done) / total : 100} animated={!total || undefined} aria-label={title} />
      {children}
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
        <Button variant="default" loading={stop.isPending || stop.isSuccess} onClick={() => stop.mutate()}>
          {cancel}
        </Button>
      </Group>
    </section>
  )
}
