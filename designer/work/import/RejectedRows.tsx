import { Button, Group, Skeleton, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportOutcome, RejectedPage } from '../../../schemas/api/import.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import classes from './import.module.css'
import { rejectedQuery } from './import-queries.ts'

const step = 50
const most = 500

/** The rows that were not taken, each with its reasons; all of them as a file that can be mended and imported again. */
export function RejectedRows({ job, outcome }: { job: string; outcome: ImportOutcome }) {
  const { t } = useTranslation('import')
  const { slug } = useWorkspace()
  const format = useFormat()
  const [limit, setLimit] = useState(step)
  const { data, error, isFetching, refetch } = useQuery(rejectedQuery(slug, job, limit))
  return (
    <section className={classes.section} aria-label={t('rejected.title')}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.title}>{t(outcome.dryRun ? 'rejected.countChecked' : 'rejected.count', { count: outcome.rejected, number: format.number(outcome.rejected) })}</h2>
          <Text size="sm" c="dimmed">
            {t('rejected.text')}
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
      {data && <Rows page={data} />}
      {data?.next != null && limit < most && (
        <Group>
          <Button variant="subtle" loading={isFetching} onClick={() => setLimit(Math.min(limit * 2, most))}>
            {t('rejected.more')}
          </Button>
        </Group>
      )}
    </section>
  )
}

function Rows({ page: { columns, items } }: { page: RejectedPage }) {
  const { t } = useTranslation('import')
  const format = useFormat()
  return (
    // The rows scroll within their frame, and a keyboard must be able to scroll them too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.rows} data-tall tabIndex={0} role="region" aria-label={t('rejected.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('rejected.line')}</th>
            <th scope="col">{t('rejected.why')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ line, cells, issues }) => {
            const wrong = new Set(issues.map(({ params }) => params?.column))
            return (
              <tr key={line}>
                <td className="tabular">{format.number(line)}</td>
                <td className={classes.why}>{issues.map(({ message, code }) => message || code).join(' ')}</td>
                {columns.map((column, at) => (
                  <td key={column} data-wrong={wrong.has(column) || undefined}>
                    {cells[at]}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
