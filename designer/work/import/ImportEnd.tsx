import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconCheck, type Icon } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { ImportOutcome, ImportRequest } from '../../../schemas/api/import.ts'
import type { Job } from '../../../schemas/api/job.ts'
import { jobProblem } from '../../app/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { CountLine } from './CountLine.tsx'
import { ForeseenFlows } from './ForeseenFlows.tsx'
import classes from './import.module.css'
import { type ImportAddress, nothingChosen } from './import-address.ts'
import { startImport } from './import-queries.ts'
import { ProblemAlert } from './ProblemAlert.tsx'
import { RejectedRows } from './RejectedRows.tsx'

interface ImportEndProps {
  object: AppObject
  job: Job
  address: ImportAddress
  onChange: (address: ImportAddress) => void
}

/** What became of an import or of its trial, and where to go from here. */
export function ImportEnd({ object, job, address, onChange }: ImportEndProps) {
  const { t } = useTranslation('import')
  const isDryRun = job.about.dryRun === 'true'
  // A job of this kind that is done has this result.
  const outcome = job.state === 'done' ? (job.result as ImportOutcome) : null
  const { icon: EndIcon, color, title } = endOf(job, outcome)
  return (
    <>
      <section className={classes.section} aria-label={t(title)} role="status">
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <EndIcon size={22} color={`var(--${color})`} aria-hidden />
          <div>
            <h2 className={classes.title}>{t(title)}</h2>
            <Text size="sm" c="dimmed">
              {job.about.file}
            </Text>
          </div>
        </Group>
        {job.state === 'failed' && <ProblemAlert problem={jobProblem(job)} />}
        <CountLine counts={outcome ? countsOf(outcome) : job.counts} isDryRun={isDryRun} />
        {outcome?.warnings.map(({ code, column, count }) => (
          <Text key={`${code} ${column}`} size="sm" className={classes.warning}>
            <IconAlertTriangle size={15} aria-hidden />
            {t('end.rounded', { column, count })}
          </Text>
        ))}
        {outcome?.flows && outcome.flows.length > 0 && <ForeseenFlows flows={outcome.flows} of={outcome.created + outcome.updated} />}
        {isDryRun ? <AfterCheck object={object} job={job} address={address} onChange={onChange} outcome={outcome} /> : <AfterImport object={object} onChange={onChange} />}
      </section>
      {outcome !== null && outcome.rejected > 0 && <RejectedRows job={job} outcome={outcome} request={address.request} onChange={onChange} />}
    </>
  )
}

const countsOf = ({ created, updated, unchanged, rejected }: ImportOutcome) => ({ created, updated, unchanged, rejected })

type EndTitle = 'end.cancelled' | 'end.failed' | 'end.checkedClean' | 'end.checkedSome' | 'end.checkedNone' | 'end.importedAll' | 'end.importedSome' | 'end.importedNone'

function endOf({ state, about }: Job, outcome: ImportOutcome | null): { icon: Icon; color: string; title: EndTitle } {
  if (state === 'cancelled') return { icon: IconBan, color: 'control', title: 'end.cancelled' }
  if (!outcome) return { icon: IconAlertTriangle, color: 'danger', title: 'end.failed' }
  const isDryRun = about.dryRun === 'true'
  if (outcome.rejected === 0) return { icon: IconCheck, color: 'success', title: isDryRun ? 'end.checkedClean' : 'end.importedAll' }
  if (outcome.created + outcome.updated + outcome.unchanged === 0) return { icon: IconAlertTriangle, color: 'danger', title: isDryRun ? 'end.checkedNone' : 'end.importedNone' }
  return { icon: IconAlertTriangle, color: 'outside', title: isDryRun ? 'end.checkedSome' : 'end.importedSome' }
}

function AfterCheck({ address, onChange, outcome }: ImportEndProps & { outcome: ImportOutcome | null }) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const { file, request } = address
  const start = useMutation({
    mutationFn: (asked: ImportRequest) => startImport(slug, asked),
    onSuccess: (job, asked) => onChange({ file, job: job.id, request: asked }),
  })
  const good = outcome ? outcome.created + outcome.updated : 0
  return (
    <>
      {start.error && <ProblemAlert problem={start.error} />}
      <Group gap="xs">
        {request && good > 0 && (
          <Button loading={start.isPending} onClick={() => start.mutate({ ...request, dryRun: false })}>
            {t('end.importGood', { count: good })}
          </Button>
        )}
        {file !== null && (
          <Button variant="default" onClick={() => onChange({ file, job: null, request })}>
            {t('end.changeColumns')}
          </Button>
        )}
        <Button variant="default" onClick={() => onChange(nothingChosen)}>
          {t('otherFile')}
        </Button>
      </Group>
    </>
  )
}

function AfterImport({ object, onChange }: Pick<ImportEndProps, 'object' | 'onChange'>) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  return (
    <Group gap="xs">
      <Button component={Link} to={pathOf(slug, 'work', 'records', object.definition.name)}>
        {t('end.openList')}
      </Button>
      <Button variant="default" onClick={() => onChange(nothingChosen)}>
        {t('end.another')}
      </Button>
    </Group>
  )
}
