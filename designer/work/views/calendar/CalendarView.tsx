import { DragDropProvider } from '@dnd-kit/react'
import { ActionIcon, Button, Group, SegmentedControl, Text, Title, VisuallyHidden } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import type { FieldDefinition } from '../../../../schemas/fields/field.ts'
import type { CalendarSettings, ViewContents } from '../../../../schemas/views/view.ts'
import { useLanguage } from '../../../i18n/language.ts'
import { useReaderSettings } from '../../../i18n/reader.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { knownField } from '../../use-object.ts'
import { useNothing } from '../../why/use-nothing.ts'
import { type Narrowing, WhyEmpty } from '../../why/WhyEmpty.tsx'
import { withoutWords } from '../dragging.ts'
import classes from './calendar.module.css'
import { type CalendarList, mostInCalendar, recordsByDay, useCalendarRecords } from './calendar-records.ts'
import { DayGrid } from './DayGrid.tsx'
import { DayList } from './DayList.tsx'
import { addDays, addMonths, type Day, dayOf, daysBetween, shownDays, type Span } from './days.ts'
import { useCalendarMoves } from './use-calendar-moves.ts'

interface CalendarViewProps {
  object: AppObject
  shown: ViewContents
  search: string
  /** What narrows the records, where that can be taken away. */
  narrowing?: Narrowing
  calendar: CalendarSettings
}

/** Records on the days of a date field, a month or a week at a time; they are moved by drag and by keyboard. */
export function CalendarView(props: CalendarViewProps) {
  const field = knownField(props.object.definition, props.calendar.from)
  const isNothing = useNothing(props.object, props.shown, props.search)
  if (isNothing && props.narrowing) return <WhyEmpty object={props.object} action={null} {...props.narrowing} />
  return field ? <CalendarOf {...props} field={field} /> : null
}

function CalendarOf(list: CalendarViewProps & { field: FieldDefinition }) {
  const { t } = useTranslation('work-views')
  const { weekStart, readerZone } = useReaderSettings()
  const [today] = useState(() => dayOf(new Date().toISOString(), readerZone))
  const [day, setDay] = useState(today)
  const [span, setSpan] = useState<Span>('month')
  const [opened, setOpened] = useState<Day | null>(null)
  const [said, setSaid] = useState('')
  const days = shownDays(day, span, weekStart)
  const { data: records = [], error, refetch } = useCalendarRecords(list, days)
  const moves = useCalendarMoves(list, setSaid)
  const byDay = recordsByDay(records.map(moves.asMoved), list.calendar, readerZone)
  const isMovable = list.object.editable.includes(list.field.name)
  const turn = (step: 1 | -1) => setDay(span === 'week' ? addDays(day, 7 * step) : addMonths(day, step))
  if (error && records.length === 0) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <DragDropProvider
      plugins={withoutWords}
      onDragEnd={({ operation: { source, target }, canceled }) => {
        const dragged = source?.data as { record?: RecordAnswer; day?: Day } | undefined
        if (!canceled && dragged?.record && dragged.day && target) moves.move(dragged.record, daysBetween(dragged.day, String(target.id)))
      }}
    >
      <div className={classes.calendar}>
        <Group gap="xs" className={classes.bar}>
          <Button variant="default" size="compact-sm" onClick={() => setDay(today)}>
            {t('calendar.today')}
          </Button>
          <ActionIcon variant="subtle" color="gray" aria-label={t(`calendar.before.${span}`)} onClick={() => turn(-1)}>
            <IconChevronLeft size={17} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={t(`calendar.next.${span}`)} onClick={() => turn(1)}>
            <IconChevronRight size={17} aria-hidden />
          </ActionIcon>
          <MonthTitle day={day} />
          <SegmentedControl
            size="xs"
            ml="auto"
            aria-label={t('calendar.span')}
            value={span}
            onChange={(next) => setSpan(next === 'week' ? 'week' : 'month')}
            data={(['month', 'week'] as const).map((value) => ({ value, label: t(`calendar.${value}`) }))}
          />
        </Group>
        {records.length >= mostInCalendar && (
          <Text size="sm" c="dimmed" px="sm">
            {t('calendar.most', { count: mostInCalendar })}
          </Text>
        )}
        <DayGrid list={list as CalendarList} days={days} span={span} day={day} today={today} byDay={byDay} moves={moves} isMovable={isMovable} onDay={setDay} onOpen={setOpened} />
      </div>
      {opened && <DayList list={list as CalendarList} day={opened} records={byDay.get(opened) ?? []} onClose={() => setOpened(null)} />}
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </DragDropProvider>
  )
}

function MonthTitle({ day }: { day: Day }) {
  const { language } = useLanguage()
  const words = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(day))
  return (
    <Title order={2} size="h4" aria-live="polite">
      {words.charAt(0).toLocaleUpperCase(language) + words.slice(1)}
    </Title>
  )
}
