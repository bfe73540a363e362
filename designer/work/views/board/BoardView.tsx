import { DragDropProvider } from '@dnd-kit/react'
import { VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../../schemas/fields/field.ts'
import type { BoardSettings, ViewContents } from '../../../../schemas/views/view.ts'
import { titleOf } from '../../record/record-title.ts'
import { knownField, useLabels } from '../../use-object.ts'
import { useNothing } from '../../why/use-nothing.ts'
import { type Narrowing, WhyEmpty } from '../../why/WhyEmpty.tsx'
import { withoutWords } from '../dragging.ts'
import classes from './board.module.css'
import { BoardColumn, type ColumnPlace } from './BoardColumn.tsx'
import { useBoardMoves } from './use-board-moves.ts'

interface BoardViewProps {
  object: AppObject
  shown: ViewContents
  search: string
  /** What narrows the records, where that can be taken away. */
  narrowing?: Narrowing
  board: BoardSettings
}

/** Records as cards, one column for each option of a picklist. A card is moved by drag, or by keyboard from where it is. */
export function BoardView(props: BoardViewProps) {
  const field = knownField(props.object.definition, props.board.by)
  const isNothing = useNothing(props.object, props.shown, props.search)
  if (isNothing && props.narrowing) return <WhyEmpty object={props.object} action={null} {...props.narrowing} />
  return field ? <Board {...props} field={field} /> : null
}

function Board({ object, shown, search, board, field }: BoardViewProps & { field: FieldDefinition }) {
  const { t } = useTranslation('work-views')
  const labels = useLabels()
  const { definition, editable } = object
  const [said, setSaid] = useState('')
  const isMovable = editable.includes(field.name)
  const columns = useColumns(field)
  const moves = useBoardMoves({ object, field, say: setSaid, labelOf: (value) => columns.find((column) => column.value === value)?.label ?? '' })
  return (
    <DragDropProvider
      plugins={withoutWords}
      onDragEnd={({ operation: { source, target }, canceled }) => {
        const record = source?.data['record'] as RecordAnswer | undefined
        if (canceled || !record || !target) return
        moves.move(record, (target.data['value'] ?? null) as string | null)
      }}
    >
      <div className={classes.board} role="group" aria-label={t('board.label', { objects: labels(definition.plural), field: labels(field.label) })}>
        {columns.map((column, at) => (
          <BoardColumn
            key={column.value ?? ''}
            column={column}
            list={{ object, shown, search, board, field }}
            moves={moves}
            isMovable={isMovable}
            onStep={(record, step) => {
              const to = columns[at + step]
              if (to) moves.move(record, to.value)
              else setSaid(t('board.end', { title: titleOf(definition, record) }))
            }}
          />
        ))}
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </DragDropProvider>
  )
}

/** The options in their order; records without a value stand before them, where there can be any. */
function useColumns(field: FieldDefinition): readonly ColumnPlace[] {
  const { t } = useTranslation('work-views')
  const labels = useLabels()
  const options = fieldTypeOf(field).options?.(field) ?? []
  const listed = options.map(({ value, label, color }) => ({ value, label: labels(label), color }))
  return field.required ? listed : [{ value: null, label: t('board.none', { field: labels(field.label) }), color: undefined }, ...listed]
}
