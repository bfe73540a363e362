import { Button, Text, Title, Tooltip } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { HistoryEntry, RecordAnswer } from '../../../schemas/api/record.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { useFormat } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { historyPages } from '../records/record-queries.ts'
import { ValueView } from '../records/ValueView.tsx'
import { knownField, useRowsOf } from '../use-object.ts'
import classes from './record.module.css'

/** Who changed what, newest first. */
export function RecordHistory({ object, record }: { object: ObjectDefinition; record: RecordAnswer }) {
  const { t } = useTranslation('work')
  const { slug } = useWorkspace()
  const pages = historyPages({ workspace: slug, object: object.name }, record.id)
  const list = useCursorList<HistoryEntry>({ ...pages, key: [...pages.key, record.version] })
  return (
    <aside className={classes.panel} aria-label={t('history.title')}>
      <Title order={2} size="h4" mb="sm">
        {t('history.title')}
      </Title>
      {list.isLoading && <LoadingState shape="list" />}
      {list.problem && list.items.length === 0 && <ErrorState problem={list.problem} onRetry={() => void list.reload()} />}
      <ol className={classes.history}>
        {list.items.map((entry) => (
          <Entry key={entry.seq} object={object} entry={entry} />
        ))}
      </ol>
      {list.hasMore && (
        <Button variant="subtle" size="compact-sm" mt="sm" loading={list.isLoadingMore} onClick={() => void list.loadMore()}>
          {t('history.more')}
        </Button>
      )}
    </aside>
  )
}

function Entry({ object: whole, entry }: { object: ObjectDefinition; entry: HistoryEntry }) {
  const { t } = useTranslation('work')
  const object = useObjectOf(whole, entry)
  const format = useFormat()
  return (
    <li>
      <Text size="sm">
        <b>{whoDid(entry, t)}</b> {said(entry, t)}{' '}
        <Tooltip label={format.dateTime(entry.at)}>
          <Text component="time" size="sm" c="dimmed" dateTime={entry.at}>
            {format.relative(entry.at)}
          </Text>
        </Tooltip>
      </Text>
      {entry.op === 'update' &&
        entry.changes.map((change) => (
          <Text key={change.field} size="sm" component="div">
            {change.label}: <ChangedValue object={object} change={change} side="old" /> → <ChangedValue object={object} change={change} side="new" />
          </Text>
        ))}
    </li>
  )
}

/** The flow that did it, and who had started that; else who did. */
function whoDid({ actor, flow }: HistoryEntry, t: TFunction<'work'>): string {
  if (flow !== undefined) return actor ? t('history.byFlow', { flow, name: actor.name }) : t('history.byFlowAlone', { flow })
  return actor?.name ?? t('history.system')
}

function said({ op, row, member }: HistoryEntry, t: TFunction<'work'>): string {
  const did = member?.right ?? 'out'
  if (member) return t(`history.team.${did}`, { name: member.name })
  return row ? t(`history.row.${op}`, { title: row.title, field: row.label }) : t(`history.op.${op}`)
}

/** The object that the entry speaks of: the record's own, or that of its rows. */
function useObjectOf(whole: ObjectDefinition, { row }: HistoryEntry): ObjectDefinition {
  const rowsOf = useRowsOf()
  const field = row && knownField(whole, row.field)
  const rows = field && fieldTypeOf(field).rows?.(field)
  return (rows && rowsOf(rows.object)?.definition) ?? whole
}

interface ChangedValueProps {
  object: ObjectDefinition
  change: HistoryEntry['changes'][number]
  side: 'old' | 'new'
}

function ChangedValue({ object, change, side }: ChangedValueProps) {
  const { t } = useTranslation('work')
  const field = knownField(object, change.field)
  const value = change[side] as FieldValue
  if (value === null || value === undefined || !field) return <Text span size="sm" c="dimmed">{t('record.blank')}</Text>
  return (
    <span className={side === 'old' ? classes.was : undefined}>
      <ValueView field={field} value={value} title={change.titles[side]} />
    </span>
  )
}
