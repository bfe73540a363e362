import { useDroppable } from '@dnd-kit/react'
import { Button, Loader, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { type FieldDefinition, fieldTypeOf, ruleTypeOf } from '../../../../schemas/fields/field.ts'
import type { BoardSettings, ViewContents } from '../../../../schemas/views/view.ts'
import { useFormat, useReader } from '../../../i18n/reader.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { OptionDot } from '../../../ui/OptionDot.tsx'
import { knownField } from '../../use-object.ts'
import { BoardCard } from './BoardCard.tsx'
import classes from './board.module.css'
import { useColumnRecords } from './column-records.ts'
import type { BoardMoves } from './use-board-moves.ts'

/** One column: the option's value (null: no value), its name and colour. */
export interface ColumnPlace {
  readonly value: string | null
  readonly label: string
  readonly color: string | undefined
}

/** What all columns of a board show of which records. */
export interface BoardList {
  readonly object: AppObject
  readonly shown: ViewContents
  readonly search: string
  readonly board: BoardSettings
  readonly field: FieldDefinition
}

interface BoardColumnProps {
  column: ColumnPlace
  list: BoardList
  moves: BoardMoves
  isMovable: boolean
  /** The card goes to the column before (-1) or behind (1). */
  onStep: (record: RecordAnswer, step: 1 | -1) => void
}

export function BoardColumn({ column, list, moves, isMovable, onStep }: BoardColumnProps) {
  const { t } = useTranslation('work-views')
  const format = useFormat()
  const records = useColumnRecords(list, column.value)
  const { ref, isDropTarget } = useDroppable({ id: `column ${column.value ?? ''}`, data: { value: column.value } })
  const arriving = moves.arriving(column.value)
  // A card on its way is shown where it goes to, not where it comes from.
  const cards = [...arriving, ...records.items.filter(({ id }) => !moves.isOnItsWay(id))]
  const total = (records.total ?? records.items.length) + moves.difference(column.value)
  return (
    <section ref={ref} className={classes.column} aria-label={t('board.column', { label: column.label, count: total, number: format.number(total) })} data-over={isDropTarget || undefined}>
      <header className={classes.head}>
        {column.color !== undefined && <OptionDot color={column.color} />}
        <span className={classes.label}>{column.label}</span>
        <span className={classes.count}>{format.number(total)}</span>
      </header>
      <Sum list={list} sum={records.sum} />
      {records.problem && records.items.length === 0 ? (
        <ErrorState problem={records.problem} onRetry={() => void records.reload()} />
      ) : (
        <ul className={classes.cards}>
          {cards.map((record) => (
            <BoardCard key={record.id} record={record} list={list} isMovable={isMovable && record._can.update} fault={moves.fault(record.id)} onStep={onStep} />
          ))}
        </ul>
      )}
      {records.isLoading && <Loader size="sm" mx="auto" my="sm" />}
      {!records.isLoading && cards.length === 0 && (
        <Text size="sm" c="dimmed" ta="center" py="md">
          {t('board.empty')}
        </Text>
      )}
      {records.hasMore && (
        <Button variant="subtle" size="compact-sm" color="gray" loading={records.isLoadingMore} onClick={() => void records.loadMore()}>
          {t('board.more')}
        </Button>
      )}
    </section>
  )
}

/** What the column adds up to, written like a value of the field. */
function Sum({ list: { object, board }, sum }: { list: BoardList; sum: string | null | undefined }) {
  const { t } = useTranslation('work-views')
  const reader = useReader()
  const field = board.sum === undefined ? undefined : knownField(object.definition, board.sum)
  if (!field || sum === undefined || sum === null) return null
  const value = ruleTypeOf(field).type === 'integer' ? Number(sum) : sum
  return (
    <Text size="xs" c="dimmed" px="sm" pb={4} aria-label={t('board.total')}>
      {fieldTypeOf(field).format(value, field, reader)}
    </Text>
  )
}
