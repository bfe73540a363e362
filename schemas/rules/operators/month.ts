import { partsOf } from '../dates.ts'
import { ofDate } from './calendar.ts'
import { label, type Operator, phrase } from './operator.ts'
import { dateOrMoment } from './parameters.ts'

/** Of a moment, what calendars in the workspace's zone show. */
export const month: Operator = {
  group: 'dates',
  parameters: [dateOrMoment('date')],
  result: { type: 'integer' },
  meaning: ofDate((date) => partsOf(date).month),
  wording: { label: label('month', 'tháng', '月份'), words: phrase('the month of {0}', 'tháng của {0}', '{0} 的月份') },
  samples: [
    { args: ['2024-02-29'], gives: 2 },
    { args: [{ now: [] }], gives: 11 },
    { args: [null], gives: null },
  ],
}
