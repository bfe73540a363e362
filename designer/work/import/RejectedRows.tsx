import { Button, Group, Skeleton, Text } from '@mantine/core'
import { IconDownload, IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportOutcome, ImportRequest, RejectedPage } from '../../../schemas/api/import.ts'
import type { Job } from '../../../schemas/api/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import type { ImportAddress } from './import-address.ts'
import classes from './import.module.css'
import { rejectedQuery, startImport, uploadFile } from './import-queries.ts'
import { mendCell, mendedFile, mendedRequest, type MendedRows } from './mended-rows.ts'
import { ProblemAlert } from './ProblemAlert.tsx'
import { RejectedTable } from './RejectedTable.tsx'

const step = 50
const most = 500

interface RejectedRowsProps {
  job: Job
  outcome: ImportOutcome
  /** The import that left them out; unknown where the page was not reached from it. */
  request: ImportRequest | null
  onChange: (address: ImportAddress) => void
}

/** The rows that were not taken, each with its reasons: mended here and tried again, or fetched as a file. */
export function RejectedRows({ job, outcome, request, onChange }: RejectedRowsProps) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const format = useFormat()
  // Of more rows than fit on the page only some would be tried again.
  const mendable = outcome.dryRun || outcome.rejected > most ? null : request
  const [limit, setLimit] = useState(mendable ? most : step)
  const { data, error, isFetching, refetch } = useQuery(rejectedQuery(slug, job.id, limit))
  return (
    <section className={classes.section} aria-label={t('rejected.title')}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>{t(outcome.dryRun ? 'rejected.countChecked' : 'rejected.count', { count: outcome.rejected, number: format.number(outcome.rejected) })}</h2>
          <Text size="sm" c="dimmed">
            {t(mendable ? 'rejected.mendText' : 'rejected.text')}
          </Text>
        </div>
        {outcome.errors && (
          <Button component="a" href={outcome.errors} download variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            {t('rejected.download')}
          </Button>
        )}
      </div>
      {error && !data && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={80} />}
      {data && (mendable ? <MendableRows page={data} name={job.about.file ?? ''} request={mendable} onChange={onChange} /> : <RejectedTable page={data} mending={undefined} />)}
      {!mendable && data?.next != null && limit < most && (
        <Group>
          <Button variant="subtle" loading={isFetching} onClick={() => setLimit(Math.min(limit * 2, most))}>
            {t('rejected.more')}
          </Button>
        </Group>
      )}
    </section>
  )
}

function MendableRows({ page, name, request, onChange }: { page: RejectedPage; name: string; request: ImportRequest; onChange: (address: ImportAddress) => void }) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const [mended, setMended] = useState<MendedRows>(new Map())
  const columns = new Set(request.mapping.columns.map(({ column }) => column))
  const again = useMutation({
    mutationFn: async () => {
      const file = await uploadFile(slug, mendedFile(name, page, mended), new AbortController().signal)
      const asked = mendedRequest(request, file.id)
      return { asked, job: await startImport(slug, asked) }
    },
    onSuccess: ({ asked, job }) => onChange({ file: asked.file, job: job.id, request: asked }),
  })
  return (
    <>
      <RejectedTable page={page} mending={{ mended, columns, onChange: (row, cell) => setMended(mendCell(mended, row, cell)) }} />
      {again.error && <ProblemAlert problem={again.error} />}
      <Group>
        <Button leftSection={<IconRefresh size={16} aria-hidden />} disabled={mended.size === 0} loading={again.isPending} onClick={() => again.mutate()}>
          {t('rejected.again')}
        </Button>
      </Group>
    </>
  )
}
