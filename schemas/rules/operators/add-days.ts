import { dateOfDay, dayNumber } from '../dates.ts'
import type { RuleNumber } from '../numbers.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { date, integer } from './parameters.ts'

/** The date so many days later; blank outside the years 1 to 9999. */
export const addDays: Operator = {
  group: 'dates',
  parameters: [date('date'), integer('days')],
  result: { type: 'date' },
  meaning: unlessBlank((from: string, days: RuleNumber) => dateOfDay(dayNumber(from) + Number(days))),
  wording: {
    label: label('days after', 'cộng số ngày', '加天数'),
    words: phrase('{1} days after {0}', '{1} ngày sau {0}', '{0} 之后 {1} 天'),
  },
  wordingBelowZero: {
    label: label('days before', 'trừ số ngày', '减天数'),
    words: phrase('{1} days before {0}', '{1} ngày trước {0}', '{0} 之前 {1} 天'),
  },
  samples: [
    { args: ['2026-12-31', 1], gives: '2027-01-01' },
    { args: ['2024-03-01', -1], gives: '2024-02-29' },
    { args: ['9999-12-31', 1], gives: null },
    { args: ['2026-01-01', { '*': [9_000_000_000, 9_000_000_000] }], gives: null },
    { args: [null, 1], gives: null },
  ],
}
