import { addMonths } from '../dates.ts'
import type { RuleNumber } from '../numbers.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { date, integer } from './parameters.ts'

/**
 * The same day so many months later, or that month's last day; blank outside the years 1 to 9999
 * and for more than {@link mostMonths}.
 */
export const addMonthsTo: Operator = {
  group: 'dates',
  parameters: [date('date'), integer('months')],
  result: { type: 'date' },
  meaning: unlessBlank((from: string, by: RuleNumber) => {
    const months = Number(by)
    return Math.abs(months) > mostMonths ? null : addMonths(from, months)
  }),
  wording: {
    label: label('months after', 'cộng số tháng', '加月数'),
    words: phrase('{1} months after {0}', '{1} tháng sau {0}', '{0} 之后 {1} 个月'),
  },
  wordingBelowZero: {
    label: label('months before', 'trừ số tháng', '减月数'),
    words: phrase('{1} months before {0}', '{1} tháng trước {0}', '{0} 之前 {1} 个月'),
  },
  samples: [
    { args: ['2026-01-31', 1], gives: '2026-02-28' },
    { args: ['2024-02-29', 12], gives: '2025-02-28' },
    { args: ['2026-03-31', -1], gives: '2026-02-28' },
    { args: ['0001-01-01', -1], gives: null },
    { args: ['9999-01-01', 48_001], gives: null },
    { args: ['2026-01-31', null], gives: null },
  ],
}

/** Months that may be added or taken away: 4,000 years. */
export const mostMonths = 48_000
