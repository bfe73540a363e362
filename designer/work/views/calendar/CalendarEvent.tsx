import { useDraggable } from '@dnd-kit/react'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { useWorkspace } from '../../../app/me.ts'
import { pathOf } from '../../../app/paths.ts'
import { isComposing } from '../../../ui/composition.ts'
import { titleOf } from '../../record/record-title.ts'
import { recordSensors } from '../dragging.ts'
import classes from './calendar.module.css'
import type { CalendarList } from './calendar-records.ts'
import type { Day } from './days.ts'
import type { CalendarMoves } from './use-calendar-moves.ts'

interface CalendarEventProps {
  record: RecordAnswer
  list: CalendarList
  /** The day that it is drawn on. */
  day: Day
  isMovable: boolean
  moves: CalendarMoves
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 }

/** A record on one of its days: a link, moved by drag, or by Alt and the arrow keys. */
export function CalendarEvent({ record, list, day, isMovable, moves }: CalendarEventProps) {
  const { t } = useTranslation('work-views')
  const { slug } = useWorkspace()
  const { definition } = list.object
  const { ref, isDragging } = useDraggable({ id: `${record.id} ${day}`, data: { record, day }, disabled: !isMovable, sensors: recordSensors })
  const fault = moves.fault(record.id)
  const onKeyDown = (event: KeyboardEvent) => {
    const days = steps[event.key]
    if (isComposing(event) || !event.altKey || days === undefined || !isMovable) return
    event.preventDefault()
    moves.move(record, days)
  }
  return (
    <div ref={ref} className={classes.event} data-dragging={isDragging || undefined} data-fault={fault === undefined ? undefined : true}>
      <Link to={pathOf(slug, 'work', 'records', definition.name, record.id)} draggable={false} onKeyDown={onKeyDown} title={isMovable ? t('calendar.how') : undefined}>
        {eventTitle(record, list)}
      </Link>
      {fault !== undefined && (
        <span role="alert" className={classes.fault}>
          <IconAlertTriangle size={12} aria-hidden /> {fault}
        </span>
      )}
    </div>
  )
}

/** What a record is called in this calendar. */
export function eventTitle(record: RecordAnswer, { object, calendar }: CalendarList): string {
  const own = calendar.title === undefined ? undefined : (record._titles[calendar.title] ?? record.values[calendar.title])
  return own === undefined || own === null || own === '' ? titleOf(object.definition, record) : String(own)
}
