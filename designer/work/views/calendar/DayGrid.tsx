import { useDroppable } from '@dnd-kit/react'
import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { useFormat } from '../../../i18n/reader.ts'
import { isComposing } from '../../../ui/composition.ts'
import classes from './calendar.module.css'
import { CalendarEvent } from './CalendarEvent.tsx'
import type { CalendarList } from './calendar-records.ts'
import { addDays, addMonths, type Day, type Span } from './days.ts'
import type { CalendarMoves } from './use-calendar-moves.ts'

interface DayGridProps {
  list: CalendarList
  days: readonly Day[]
  span: Span
  /** The day that the keyboard stands on. */
  day: Day
  today: Day
  byDay: ReadonlyMap<Day, readonly RecordAnswer[]>
  moves: CalendarMoves
  isMovable: boolean
  onDay: (day: Day) => void
  /** All records of a day. */
  onOpen: (day: Day) => void
}

/** The days as a table of weeks. Arrows go from day to day, Page keys by months, Enter lists a day. */
export function DayGrid(props: DayGridProps) {
  const { days, onDay, onOpen, day } = props
  const { t } = useTranslation('work-views')
  const weeks = Array.from({ length: days.length / 7 }, (_, at) => days.slice(at * 7, at * 7 + 7))
  const grid = useRef<HTMLDivElement>(null)
  const isMoving = useRef(false)
  useEffect(() => {
    if (isMoving.current) grid.current?.querySelector<HTMLElement>('[data-day][tabindex="0"]')?.focus()
    isMoving.current = false
  }, [day])
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement
    if (isComposing(event) || event.altKey || !target.dataset['day']) return
    const to = dayAfter(event.key, day)
    if (to) {
      isMoving.current = true
      onDay(to)
    } else if (event.key === 'Enter') onOpen(day)
    else return
    event.preventDefault()
  }
  return (
    // The keys are those of the days inside.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div ref={grid} role="grid" aria-label={t('calendar.label')} className={classes.grid} data-span={props.span} onKeyDown={onKeyDown}>
      <WeekDays days={days.slice(0, 7)} />
      {weeks.map((week) => (
        <div role="row" key={week[0]} className={classes.week}>
          {week.map((each) => (
            <DayCell key={each} {...props} at={each} />
          ))}
        </div>
      ))}
    </div>
  )
}

function dayAfter(key: string, day: Day): Day | undefined {
  switch (key) {
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'PageDown':
      return addMonths(day, 1)
    case 'PageUp':
      return addMonths(day, -1)
    default:
      return undefined
  }
}

function WeekDays({ days }: { days: readonly Day[] }) {
  const { language } = useLanguage()
  const words = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return (
    <div role="row" className={classes.weekdays}>
      {days.map((day) => (
        <span role="columnheader" key={day}>
          {words.format(Date.parse(day))}
        </span>
      ))}
    </div>
  )
}

/** Events that a day shows before it says how many more there are. */
const shownEvents = { month: 3, week: 24 }

function DayCell({ list, span, day, today, at, byDay, moves, isMovable, onOpen, onDay }: DayGridProps & { at: Day }) {
  const { t } = useTranslation('work-views')
  const format = useFormat()
  const { ref, isDropTarget } = useDroppable({ id: at })
  const records = byDay.get(at) ?? []
  const shown = records.slice(0, shownEvents[span])
  const more = records.length - shown.length
  return (
    <div
      ref={ref}
      role="gridcell"
      className={classes.day}
      tabIndex={at === day ? 0 : -1}
      data-day={at}
      data-outside={(span === 'month' && at.slice(0, 7) !== day.slice(0, 7)) || undefined}
      data-today={at === today || undefined}
      data-over={isDropTarget || undefined}
      aria-current={at === today ? 'date' : undefined}
      onFocus={(event) => event.target === event.currentTarget && at !== day && onDay(at)}
    >
      <span className={classes.number} aria-hidden>
        {Number(at.slice(8))}
      </span>
      <VisuallyHidden>{t('calendar.day', { day: format.date(at), count: records.length })}</VisuallyHidden>
      {shown.map((record) => (
        <CalendarEvent key={record.id} record={record} list={list} day={at} isMovable={isMovable && record._can.update} moves={moves} />
      ))}
      {more > 0 && (
        <UnstyledButton className={classes.more} onClick={() => onOpen(at)} aria-label={t('calendar.moreOn', { count: more, day: format.date(at) })}>
          {t('calendar.more', { count: more })}
        </UnstyledButton>
      )}
    </div>
  )
}
