import { dateOfParts } from '../dates.ts'
import type { RuleNumber } from '../numbers.ts'
import { argument, unlessBlank } from './meaning.ts'
import { label, type Operator } from './operator.ts'
import { date, integer } from './parameters.ts'

const parts = [integer('year'), integer('month'), integer('day')]

/** A date written as text, or made of year, month and day; blank when the calendar has no such day. */
export const makeDate: Operator = {
  group: 'dates',
  parameters: [...parts],
  arrange: (count) => (count === 1 ? [date('date')] : count === 3 ? parts : undefined),
  result: { type: 'date' },
  meaning: (args, call) => (args.length === 1 ? argument(args, 0) : fromParts(args, call)),
  wording: {
    label: label('date', 'ngày', '日期'),
    words: {
      en: ['{0}', 'day {2} of month {1} of year {0}'],
      vi: ['{0}', 'ngày {2} tháng {1} năm {0}'],
      'zh-CN': ['{0}', '{0} 年 {1} 月 {2} 日'],
    },
  },
  samples: [
    { args: ['2026-11-21'], gives: '2026-11-21' },
    { args: [2024, 2, 29], gives: '2024-02-29' },
    { args: [2026, 2, 29], gives: null },
    { args: [10_000, 1, 1], gives: null },
    { args: [2026, null, 1], gives: null },
  ],
}

const fromParts = unlessBlank((year: RuleNumber, month: RuleNumber, day: RuleNumber) =>
  dateOfParts({ year: Number(year), month: Number(month), day: Number(day) }))
