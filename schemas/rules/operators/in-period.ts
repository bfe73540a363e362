import { suggestionFor } from '../suggestion.ts'
import { daysOf, type Period, periodNamed, periodNames } from '../periods.ts'
import { sayPeriod } from '../say-period.ts'
import type { CallNode } from '../tree.ts'
import type { RuleContext, RuleValue } from '../values.ts'
import { dateIn } from '../zones.ts'
import { argument } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { dateOrMoment, text } from './parameters.ts'

/** Whether a date, or a moment by the workspace's clocks, lies in a period such as `this_quarter`, seen from today. */
export const inPeriod: Operator = {
  group: 'dates',
  parameters: [
    dateOrMoment('date'),
    text('period', {
      literal: true,
      choices: periodNames,
      say: sayPeriod,
      faultIn: (name) => {
        if (periodNamed(name)) return undefined
        const suggestion = suggestionFor(name, periodNames)
        return { code: 'rule.unknown-period', params: { period: name.slice(0, 100), ...(suggestion === undefined ? {} : { suggestion }) } }
      },
    }),
  ],
  result: { type: 'boolean' },
  meaning: (args, call) => {
    const value = argument(args, 0)
    const holds = daysIn(periodOf(call))
    const isMoment = call.args[0]?.type.type === 'datetime'
    return (run) => {
      const when = value(run)
      const day = isMoment && when !== null ? dateIn(run.context.zone, String(when)) : when
      return day !== null && holds(day, run.context)
    }
  },
  binding: 3,
  wording: {
    label: label('is in the period', 'nằm trong kỳ', '在时段内'),
    words: phrase('{0} is in the period {1}', '{0} nằm trong kỳ {1}', '{0} 在时段 {1} 内'),
  },
  samples: [
    { args: ['2026-11-22', 'today'], gives: true },
    { args: ['2026-11-21', 'yesterday'], gives: true },
    { args: ['2026-11-23', 'today'], gives: false },
    { args: [{ now: [] }, 'today'], gives: true },
    { args: ['2026-11-16', 'this_week'], gives: true },
    { args: ['2026-11-15', 'this_week'], gives: false },
    { args: ['2026-11-15', 'last_week'], gives: true },
    { args: ['2026-11-30', 'this_month'], gives: true },
    { args: ['2026-12-01', 'next_month'], gives: true },
    { args: ['2026-10-01', 'this_quarter'], gives: true },
    { args: ['2026-09-30', 'last_quarter'], gives: true },
    { args: ['2026-01-01', 'this_year'], gives: true },
    { args: ['2026-03-31', 'this_fiscal_year'], gives: false },
    { args: ['2027-03-31', 'this_fiscal_year'], gives: true },
    { args: ['2026-03-31', 'last_fiscal_year'], gives: true },
    { args: ['2026-10-24', 'last_30_days'], gives: true },
    { args: ['2026-10-23', 'last_30_days'], gives: false },
    { args: ['2026-11-28', 'next_7_days'], gives: true },
    { args: ['2026-11-29', 'next_7_days'], gives: false },
    { args: [null, 'today'], gives: false },
  ],
}

/** The period that a call names. */
export function periodOf({ args }: CallNode): Period {
  const written = args[1]
  const period = written?.kind === 'literal' ? periodNamed(String(written.value)) : undefined
  // The checker has read it before.
  if (!period) throw new Error('no period')
  return period
}

/** Whether a period has a day. A day lasts for many evaluations, so the last one's bounds are kept. */
function daysIn(period: Period): (day: RuleValue, context: RuleContext) => boolean {
  let known: { readonly context: RuleContext; readonly days: ReturnType<typeof daysOf> } | undefined
  return (day, context) => {
    if (known?.context !== context) known = { context, days: daysOf(period, context.today, context) }
    const { first, last } = known.days
    return first !== null && last !== null && String(day) >= first && String(day) <= last
  }
}
