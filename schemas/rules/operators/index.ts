import { abs } from './abs.ts'
import { plus } from './add.ts'
import { addDays } from './add-days.ts'
import { addMonthsTo } from './add-months.ts'
import { and } from './and.ts'
import { atLeast } from './at-least.ts'
import { atMost } from './at-most.ts'
import { cat } from './cat.ts'
import { ceil } from './ceil.ts'
import { changed } from './changed.ts'
import { changedTo } from './changed-to.ts'
import { coalesce } from './coalesce.ts'
import { contains } from './contains.ts'
import { makeDate } from './date.ts'
import { dateOf } from './date-of.ts'
import { makeMoment } from './datetime.ts'
import { day } from './day.ts'
import { daysBetween } from './days-between.ts'
import { divide } from './divide.ts'
import { endOfMonth } from './end-of-month.ts'
import { endsWith } from './ends-with.ts'
import { equal } from './equal.ts'
import { find } from './find.ts'
import { floor } from './floor.ts'
import { hasRole } from './has-role.ts'
import { hour } from './hour.ts'
import { choose } from './if.ts'
import { isIn } from './in.ts'
import { inPeriod } from './in-period.ts'
import { includes } from './includes.ts'
import { isBlank } from './is-blank.ts'
import { isNew } from './is-new.ts'
import { left } from './left.ts'
import { length } from './length.ts'
import { less } from './less.ts'
import { lower } from './lower.ts'
import { matches } from './matches.ts'
import { max } from './max.ts'
import { min } from './min.ts'
import { minute } from './minute.ts'
import { missing } from './missing.ts'
import { mod } from './mod.ts'
import { month } from './month.ts'
import { more } from './more.ts'
import { times } from './multiply.ts'
import type { OperatorName } from './names.ts'
import { not } from './not.ts'
import { notEqual } from './not-equal.ts'
import { now } from './now.ts'
import { numberOf } from './number-of.ts'
import { old } from './old.ts'
import type { Operator } from './operator.ts'
import { optionLabel } from './option-label.ts'
import { or } from './or.ts'
import { power } from './power.ts'
import { remainder } from './remainder.ts'
import { replace } from './replace.ts'
import { right } from './right.ts'
import { round } from './round.ts'
import { startOfMonth } from './start-of-month.ts'
import { startsWith } from './starts-with.ts'
import { strictEqual } from './strict-equal.ts'
import { strictNotEqual } from './strict-not-equal.ts'
import { substr } from './substr.ts'
import { minus } from './subtract.ts'
import { textOf } from './text-of.ts'
import { today } from './today.ts'
import { trim } from './trim.ts'
import { truthy } from './truthy.ts'
import { upper } from './upper.ts'
import { user } from './user.ts'
import { weekday } from './weekday.ts'
import { year } from './year.ts'

export { isOperator, type OperatorName, operatorNames } from './names.ts'

/** Every operator by its name in stored rules. Their parameters and wording are data, for editors to show. */
export const operators: Readonly<Record<OperatorName, Operator>> = {
  '==': equal, '!=': notEqual, '===': strictEqual, '!==': strictNotEqual,
  '<': less, '<=': atMost, '>': more, '>=': atLeast, in: isIn, includes,
  and, or, '!': not, '!!': truthy, if: choose,
  is_blank: isBlank, coalesce, missing,
  contains, starts_with: startsWith, ends_with: endsWith, matches, lower, upper, trim, length, substr, cat,
  replace, left, right, find, text_of: textOf, number_of: numberOf, option_label: optionLabel,
  '+': plus, '-': minus, '*': times, '/': divide, '%': remainder, min, max, abs, round, floor, ceil, power, mod,
  today, now, date: makeDate, datetime: makeMoment, date_of: dateOf,
  year, month, day, weekday, hour, minute,
  add_days: addDays, add_months: addMonthsTo, days_between: daysBetween,
  start_of_month: startOfMonth, end_of_month: endOfMonth, in_period: inPeriod,
  user, has_role: hasRole,
  old, is_new: isNew, changed, changed_to: changedTo,
}
