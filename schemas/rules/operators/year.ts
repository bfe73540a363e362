import { partsOf } from '../dates.ts'
import { ofDate } from './calendar.ts'
import { label, type Operator, phrase } from './operator.ts'
import { dateOrMoment } from './parameters.ts'

/** Of a moment, what calendars in the workspace's zone show. */
export const year: Operator = {
  group: 'dates',
  parameters: [dateOrMoment('date')],
  result: { type: 'integer' },
  meaning: ofDate((date) => partsOf(date).year),
  wording: { label: label('year', 'năm', '年份'), words: phrase('the year of {0}', 'năm của {0}', '{0} 的年份') },
  samples: [
    { args: ['2024-02-29'], gives: 2024 },
    { args: [{ now: [] }], gives: 2026 },
    { args: [null], gives: null },
  ],
}
