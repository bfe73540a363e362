import { useDraggable } from '@dnd-kit/react'
import { Anchor, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { isComposing } from '../../../ui/composition.ts'
import { titleOf } from '../../record/record-title.ts'
import { valueAt, ValueView } from '../../records/ValueView.tsx'
import { useLabels } from '../../use-object.ts'
import { recordSensors } from '../dragging.ts'
import { useReadableSet } from '../../filter/readable-set.ts'
import { fieldOfPath, labelOfPath } from '../paths.ts'
import classes from './board.module.css'
import type { BoardList } from './BoardColumn.tsx'

interface BoardCardProps {
  record: RecordAnswer
  list: BoardList
  isMovable: boolean
  /** Why the card came back. */
  fault: string | undefined
  onStep: (record: RecordAnswer, step: 1 | -1) => void
}

/** The card whose move by keyboard is on its way: in its new column it gets the keyboard again. */
let followed: string | null = null

/** A record as a card: its title and the fields that the board shows. Left and right move it to the next column. */
export function BoardCard({ record, list, isMovable, fault, onStep }: BoardCardProps) {
  const { t } = useTranslation('work-views')
  const { slug } = useWorkspace()
  const { definition } = list.object
  const { ref, isDragging } = useDraggable({ id: record.id, data: { record }, disabled: !isMovable, sensors: recordSensors })
  const item = useRef<HTMLLIElement | null>(null)
  useEffect(() => {
    if (followed === record.id) item.current?.focus()
  }, [record.id])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') followed = null
    if (isComposing(event) || event.target !== event.currentTarget || !isMovable) return
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    event.preventDefault()
    followed = record.id
    onStep(record, event.key === 'ArrowRight' ? 1 : -1)
  }
  return (
    // A card is moved by the arrow keys, so it can be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={(element) => {
        item.current = element
        ref(element)
      }}
      className={classes.card}
      data-dragging={isDragging || undefined}
      data-movable={isMovable || undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={titleOf(definition, record)}
      aria-describedby={fault === undefined ? undefined : `fault-${record.id}`}
      aria-roledescription={isMovable ? t('board.card') : undefined}
      onKeyDown={onKeyDown}
      onPointerDown={() => {
        followed = null
      }}
    >
      <Anchor component={Link} to={pathOf(slug, 'work', 'records', definition.name, record.id)} fw={550} size="sm" draggable={false}>
        {titleOf(definition, record)}
      </Anchor>
      <CardValues record={record} list={list} />
      {fault !== undefined && (
        <Text size="xs" c="danger" role="alert" id={`fault-${record.id}`} className={classes.fault}>
          <IconAlertTriangle size={14} aria-hidden />
          {fault}
        </Text>
      )}
    </li>
  )
}

function CardValues({ record, list: { object, board } }: Pick<BoardCardProps, 'record' | 'list'>) {
  const labels = useLabels()
  const { definition } = object
  const reading = { object: definition, set: useReadableSet(), labels }
  const paths = board.cards && board.cards.length > 0 ? board.cards : (definition.subtitle ?? [])
  const filled = paths.filter((path) => (record.values[path] ?? null) !== null)
  if (filled.length === 0) return null
  return (
    <dl className={classes.values}>
      {filled.map((path) => {
        const field = fieldOfPath(reading, path)
        return (
          field && (
            <div key={path}>
              <dt>{labelOfPath(reading, path)}</dt>
              <dd>
                <ValueView field={field} {...valueAt(record, path)} />
              </dd>
            </div>
          )
        )
      })}
    </dl>
  )
}
