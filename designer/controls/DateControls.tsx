import { ActionIcon, Popover, Stack, TextInput } from '@mantine/core'
import { DatePicker, TimePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockIn, dateIn, momentIn } from '../../schemas/rules/zones.ts'
import { useReader } from '../i18n/reader.ts'
import { Calendar } from '../ui/Calendar.tsx'
import { type ControlProps, wrapperProps } from './control.ts'
import { useTypedText } from './typed-text.ts'

/** A day of the calendar: typed as people write days, or picked. */
export function DateControl(props: ControlProps) {
  const [isOpen, setOpen] = useState(false)
  const day = typeof props.value === 'string' && isDay(props.value) ? props.value : null
  return (
    <TypedWithCalendar {...props} isOpen={isOpen} onToggle={setOpen}>
      <Days
        day={day}
        onPick={(next) => {
          props.onChange(next)
          setOpen(false)
        }}
      />
    </TypedWithCalendar>
  )
}

/** A moment on the person's own clocks; the value is UTC to the millisecond. */
export function DateTimeControl(props: ControlProps) {
  const { t } = useTranslation('controls')
  const { readerZone } = useReader()
  const [isOpen, setOpen] = useState(false)
  const moment = typeof props.value === 'string' && props.value.endsWith('Z') ? props.value : null
  const day = moment && dateIn(readerZone, moment)
  const clock = moment ? clockIn(readerZone, moment).slice(0, 5) : ''
  const pick = (nextDay: string | null, nextClock: string) => {
    const [hours = '9', minutes = '0'] = nextClock.split(':')
    props.onChange(nextDay && momentIn(readerZone, nextDay, Number(hours) * 60 + Number(minutes)))
  }
  return (
    <TypedWithCalendar {...props} isOpen={isOpen} onToggle={setOpen}>
      <Days day={day} onPick={(next) => pick(next, clock || morning)} />
      <TimePicker
        label={t('time')}
        hoursInputLabel={t('hours')}
        minutesInputLabel={t('minutes')}
        value={clock}
        disabled={!day}
        onChange={(next) => next && pick(day, next)}
      />
    </TypedWithCalendar>
  )
}

const morning = '09:00'

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

interface TypedWithCalendarProps extends ControlProps {
  isOpen: boolean
  onToggle: (isOpen: boolean) => void
  children: ReactNode
}

function TypedWithCalendar({ isOpen, onToggle, children, ...props }: TypedWithCalendarProps) {
  const { t } = useTranslation('controls')
  const { error, inputProps } = useTypedText(props)
  return (
    <Popover opened={isOpen} onChange={onToggle} position="bottom-end" trapFocus returnFocus withRoles={false}>
      <Popover.Target>
        <TextInput
          {...wrapperProps({ ...props, error })}
          {...inputProps}
          rightSection={
            <ActionIcon aria-label={t('openCalendar', { label: props.label })} aria-expanded={isOpen} size={26} disabled={props.disabled ?? false} onClick={() => onToggle(!isOpen)}>
              <IconCalendar size={16} aria-hidden />
            </ActionIcon>
          }
        />
      </Popover.Target>
      <Popover.Dropdown p="sm" role="dialog" aria-label={props.label}>
        <Calendar>
          <Stack gap="xs">{children}</Stack>
        </Calendar>
      </Popover.Dropdown>
    </Popover>
  )
}

function Days({ day, onPick }: { day: string | null; onPick: (day: string | null) => void }) {
  const { t } = useTranslation('controls')
  return (
    <DatePicker
      value={day}
      {...(day ? { defaultDate: day } : {})}
      onChange={onPick}
      allowDeselect
      highlightToday
      ariaLabels={{
        previousMonth: t('previousMonth'),
        nextMonth: t('nextMonth'),
        previousYear: t('previousYear'),
        nextYear: t('nextYear'),
        previousDecade: t('previousDecade'),
        nextDecade: t('nextDecade'),
        monthLevelControl: t('chooseMonth'),
        yearLevelControl: t('chooseYear'),
      }}
    />
  )
}
