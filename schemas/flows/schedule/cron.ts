/** When a schedule is due: the values that each part of a local time may have, in order. */
export interface Cron {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  /** Days of the month. */
  readonly days: readonly number[]
  readonly months: readonly number[]
  /** 0 is Sunday. */
  readonly weekdays: readonly number[]
  /** Where days of the month and weekdays are both named, a day of either kind is due, as in cron. */
  readonly isEitherDay: boolean
}

/** Reads five fields: minute, hour, day, month, weekday. Each is a star, a number, a range, one of these with a step, or several; undefined for what is no schedule. */
export function readCron(text: string): Cron | undefined {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== ranges.length) return undefined
  const [minutes, hours, days, months, weekdays] = fields.map((field, index) => valuesIn(field, ranges[index] ?? [0, 0]))
  if (!minutes || !hours || !days || !months || !weekdays) return undefined
  const sundays = [...new Set(weekdays.map((day) => day % 7))].toSorted((a, b) => a - b)
  return { minutes, hours, days, months, weekdays: sundays, isEitherDay: fields[2] !== '*' && fields[4] !== '*' }
}

const ranges: readonly (readonly [from: number, to: number])[] = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 7]]

function valuesIn(field: string, range: readonly [number, number]): readonly number[] | undefined {
  const parts = field.split(',').map((part) => partValues(part, range))
  if (parts.some((part) => part === undefined)) return undefined
  const values = [...new Set(parts.flatMap((part) => part ?? []))].toSorted((a, b) => a - b)
  // Seven stands for Sunday beside zero; `*` means each day once.
  return field === '*' && range[1] === 7 ? values.slice(0, 7) : values
}

function partValues(part: string, [least, most]: readonly [number, number]): readonly number[] | undefined {
  const found = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/.exec(part)
  if (!found) return undefined
  const [, first, last, step] = found
  const from = first === undefined ? least : Number(first)
  const to = last === undefined ? (first === undefined || step !== undefined ? most : from) : Number(last)
  const by = step === undefined ? 1 : Number(step)
  if (from < least || to > most || from > to || by < 1) return undefined
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by)
}

/** Whether a day is due: `weekday` 0 is Sunday. */
export function isDueOn({ days, months, weekdays, isEitherDay }: Cron, { day, month, weekday }: { readonly day: number; readonly month: number; readonly weekday: number }): boolean {
  if (!months.includes(month)) return false
  const [ofMonth, ofWeek] = [days.includes(day), weekdays.includes(weekday)]
  return isEitherDay ? ofMonth || ofWeek : ofMonth && ofWeek
}
