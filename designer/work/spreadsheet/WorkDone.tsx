import { Alert, Button, Group, Loader, Text } from '@mantine/core'
import { IconExternalLink, IconFileImport, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { ImportOutcome } from '../../../schemas/api/import.ts'
import { isFinished, useJob } from '../../app/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { appQuery, useApp } from '../../app/workspace.ts'
import deskClasses from '../import/import.module.css'
import { ImportProgress } from '../import/ImportProgress.tsx'
import { ProblemAlert } from '../import/ProblemAlert.tsx'
import { useLabels } from '../use-object.ts'
import type { CreateAndImportState, Wish } from './use-create-and-import.ts'

/** The object is being made and filled; or it waits in the draft until somebody has looked. */
export function WorkDone({ making: { state, problem } }: { making: CreateAndImportState }) {
  const { t } = useTranslation('import-spreadsheet')
  if (state.step === 'idle') return null
  if (state.step === 'review') return <WaitsInDraft wish={state.wish} problem={problem} />
  if (state.step === 'importing') return <Importing wish={state.wish} job={state.job} />
  return (
    <section className={deskClasses.section} role="status">
      <Group gap="sm">
        <Loader size={20} aria-hidden />
        <Text>{t(state.step === 'saving' ? 'make.saving' : 'make.publishing')}</Text>
      </Group>
      <Text size="sm" c="dimmed">
        {t('make.stay')}
      </Text>
    </section>
  )
}

/** Follows the import; a clean one ends at the list, any other at its result. */
function Importing({ wish, job: id }: { wish: Wish; job: string }) {
  const { slug } = useWorkspace()
  const navigate = useNavigate()
  const { data: job, error } = useJob(id)
  const { name } = wish.object
  const isDone = job !== undefined && isFinished(job)
  // A job of this kind that is done has this result.
  const isClean = job?.state === 'done' && (job.result as ImportOutcome).rejected === 0
  useEffect(() => {
    if (!isDone) return
    const list = pathOf(slug, 'work', 'records', name)
    void navigate(isClean ? list : `${list}/import?job=${id}`, { replace: true })
  }, [isDone, isClean, navigate, slug, name, id])
  if (error) return <ProblemAlert problem={error} />
  return job ? <ImportProgress job={job} /> : null
}

function WaitsInDraft({ wish: { object, request }, problem }: { wish: Wish; problem: unknown }) {
  const { t } = useTranslation('import-spreadsheet')
  const { slug } = useWorkspace()
  const labels = useLabels()
  const { objects, system } = useApp()
  // It is published on another page, perhaps by somebody else.
  useQuery({ ...appQuery(slug), refetchInterval: 3_000 })
  const isLive = objects.some(({ definition }) => definition.id === object.id)
  const canPublish = system.includes('publish')
  return (
    <section className={deskClasses.section}>
      {problem ? <ProblemAlert problem={problem} /> : null}
      <Alert color="records" icon={<IconInfoCircle size={18} aria-hidden />} title={t('waits.title', { objects: labels(object.plural) })} role="status">
        {t(isLive ? 'waits.live' : canPublish ? 'waits.text' : 'waits.askPublisher')}
      </Alert>
      <Group gap="xs">
        {canPublish && !isLive && (
          <Button component={Link} to={pathOf(slug, 'design', 'review')} target="_blank" leftSection={<IconExternalLink size={16} aria-hidden />}>
            {t('waits.review')}
          </Button>
        )}
        <Button
          component={Link}
          variant={isLive ? 'filled' : 'default'}
          disabled={!isLive}
          to={`${pathOf(slug, 'work', 'records', object.name, 'import')}?file=${request.file}`}
          state={{ request }}
          leftSection={<IconFileImport size={16} aria-hidden />}
        >
          {t('waits.import')}
        </Button>
      </Group>
    </section>
  )
}
