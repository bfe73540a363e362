import { partsOf } from '../dates.ts'
import { ofDate } from './calendar.ts'
import { label, type Operator, phrase } from './operator.ts'
import { dateOrMoment } from './parameters.ts'

/** Of a moment, what calendars in the workspace's zone show. */
export const day: Operator = {
  group: 'dates',
  parameters: [dateOrMoment('date')],
  result: { type: 'integer' },
  meaning: ofDate((date) => partsOf(date).day),
  wording: {
    label: label('day of the month', 'ngày trong tháng', '日'),
    words: phrase('the day of the month of {0}', 'ngày trong tháng của {0}', '{0} 的日'),
  },
  samples: [
    { args: ['2024-02-29'], gives: 29 },
    { args: [{ now: [] }], gives: 22 },
    { args: [null], gives: null },
  ],
}
