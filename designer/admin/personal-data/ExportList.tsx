import { Button, Group, ScrollArea, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportEntry } from '../../../schemas/api/export.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import classes from '../people/rights.module.css'
import { useExports } from './personal-data-queries.ts'

/** Who took records out of the workspace, newest first. */
export function ExportList() {
  const { t } = useTranslation('admin-personal-data')
  const [isPersonal, setPersonal] = useState(true)
  const { items, isLoading, problem, reload, hasMore, isLoadingMore, loadMore } = useExports(isPersonal)
  return (
    <section aria-label={t('exports.title')}>
      <Group justify="space-between" mb="xs">
        <Text component="h2" fz={16} fw={620} m={0}>
          {t('exports.title')}
        </Text>
        <Switch label={t('exports.personal')} checked={isPersonal} onChange={(event) => setPersonal(event.currentTarget.checked)} />
      </Group>
      {problem && items.length === 0 && <ErrorState problem={problem} onRetry={() => void reload()} />}
      {isLoading && <LoadingState shape="list" />}
      {!isLoading && !problem && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('exports.none')}
        </Text>
      )}
      {items.length > 0 && <ExportTable entries={items} />}
      {hasMore && (
        <Button variant="subtle" mt="xs" loading={isLoadingMore} onClick={() => void loadMore()}>
          {t('exports.more')}
        </Button>
      )}
    </section>
  )
}

function ExportTable({ entries }: { entries: readonly ExportEntry[] }) {
  const { t } = useTranslation('admin-personal-data')
  const format = useFormat()
  return (
    <ScrollArea className={classes.scroller} type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('exports.title') }}>
      <table className={classes.table}>
        <thead>
          <tr>
            {(['by', 'at', 'object', 'rows', 'fields', 'reason'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`exports.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, by, at, object, rows, personal, reason }) => (
            <tr key={id}>
              <th scope="row">{by.name}</th>
              <td>{format.dateTime(at)}</td>
              <td>{object}</td>
              <td className="tabular">{rows === null ? t('exports.unfinished') : format.number(rows)}</td>
              <td>{format.list(personal.map(({ label }) => label))}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
