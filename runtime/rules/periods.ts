import { sql, type SQL } from 'drizzle-orm'
import { firstMonth, monthsOf, type Period } from '../../schemas/rules/periods.ts'
import type { SqlWorld } from './sql-meaning.ts'

/** The first and the last day of a period, as `daysOf` reckons them. */
export function daysOfPeriod(period: Period, world: SqlWorld): readonly [first: SQL, last: SQL] {
  const { today } = world
  if (period.unit === 'days') return [after(today, period.from), after(today, period.to)]
  if (period.unit === 'day') return [after(today, period.offset), after(today, period.offset)]
  if (period.unit === 'week') {
    const start = sql`(${today} - (extract(isodow from ${today})::int + ${7 - world.weekStart}::int) % 7)`
    return [after(start, period.offset * 7), after(start, period.offset * 7 + 6)]
  }
  const months = monthsOf[period.unit]
  const begun = sql`(extract(month from ${today})::int + ${12 - firstMonth(period.unit, world)}::int) % ${months}::int`
  const start = sql`(date_trunc('month', ${today}::timestamp) + make_interval(months => ${period.offset * months}::int - ${begun}))`
  return [sql`${start}::date`, sql`((${start} + make_interval(months => ${months}::int))::date - 1)`]
}

const after = (date: SQL, days: number): SQL => sql`(${date} + ${days}::int)`
