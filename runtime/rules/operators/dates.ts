import { sql, type SQL } from 'drizzle-orm'
import { mostMonths } from '../../../schemas/rules/operators/add-months.ts'
import { periodOf } from '../../../schemas/rules/operators/in-period.ts'
import type { OperatorName } from '../../../schemas/rules/operators/index.ts'
import { fenced, knownDate, knownMoment, wholeWithin } from '../fragments.ts'
import { daysOfPeriod } from '../periods.ts'
import type { SqlCall, SqlMeaning } from '../sql-meaning.ts'

export const dates = {
  today: { sql: ({ world }) => world.today },
  now: { sql: ({ world }) => world.now },
  date: { sql: (call) => (call.node.args.length === 1 ? call.value(0) : dateOfParts(call)) },
  datetime: { sql: (call) => (isMoment(call) ? call.value(0) : momentOfParts(call)) },
  date_of: { sql: localDate },
  year: datePart('year'),
  month: datePart('month'),
  day: datePart('day'),
  weekday: datePart('isodow'),
  hour: clockPart('hour'),
  minute: clockPart('minute'),
  // Reckoned as days since 1970: Postgres refuses dates before 4713 BC, so a sum is bounded before it is a date.
  add_days: { sql: (call) => dateOfDay(sql`((${call.value(0)} - ${epoch})::numeric + ${call.value(1)})`) },
  add_months: {
    sql: (call) => {
      const months = wholeWithin(call.value(1), -mostMonths, mostMonths)
      return knownDate(sql`(${call.value(0)} + make_interval(months => ${months}))::date`)
    },
  },
  days_between: { sql: (call) => sql`(${call.value(1)} - ${call.value(0)})` },
  start_of_month: { sql: (call) => sql`date_trunc('month', ${call.value(0)}::timestamp)::date` },
  end_of_month: {
    sql: (call) => sql`(date_trunc('month', ${call.value(0)}::timestamp) + interval '1 month' - interval '1 day')::date`,
  },
  in_period: {
    sql: (call) => sql`(${localDate(call)} between ${sql.join([...daysOfPeriod(periodOf(call.node), call.world)], sql` and `)})`,
    nullIsFalse: true,
  },
} satisfies Partial<Record<OperatorName, SqlMeaning>>

const epoch = sql`date '1970-01-01'`

const dateOfDay = (day: SQL): SQL => sql`(${epoch} + ${wholeWithin(day, -719_162, 2_932_896)})`

const isMoment = (call: SqlCall): boolean => call.node.args[0]?.type.type === 'datetime'

/** A moment as clocks in the workspace's zone show it; dates and times of day as they are. */
const local = (call: SqlCall): SQL => (isMoment(call) ? sql`(${call.value(0)} at time zone ${call.world.zone})` : call.value(0))

function localDate(call: SqlCall): SQL {
  return isMoment(call) ? knownDate(sql`${local(call)}::date`) : call.value(0)
}

function datePart(part: string): SqlMeaning {
  return { sql: (call) => sql`extract(${sql.raw(part)} from ${localDate(call)})::int` }
}

function clockPart(part: string): SqlMeaning {
  return { sql: (call) => sql`extract(${sql.raw(part)} from ${local(call)})::int` }
}

function dateOfParts(call: SqlCall): SQL {
  const parts = {
    y: wholeWithin(call.value(0), 1, 9999),
    m: wholeWithin(call.value(1), 1, 12),
    d: wholeWithin(call.value(2), 1, 31),
  }
  const lastDay = sql`extract(day from make_date(_v.y, _v.m, 1) + interval '1 month' - interval '1 day')`
  return fenced(parts, sql`case when _v.d <= ${lastDay} then make_date(_v.y, _v.m, 1) + (_v.d - 1) end`)
}

function momentOfParts(call: SqlCall): SQL {
  const [, hour, minute] = call.node.args
  const hours = hour ? wholeWithin(call.value(1), 0, 23) : sql`0`
  const minutes = minute ? wholeWithin(call.value(2), 0, 59) : sql`0`
  const shown = sql`(${call.value(0)} + make_interval(hours => ${hours}, mins => ${minutes}))`
  return knownMoment(sql`(${shown} at time zone ${call.world.zone})`)
}
