import { weekdayOf } from '../dates.ts'
import { ofDate } from './calendar.ts'
import { label, type Operator, phrase } from './operator.ts'
import { dateOrMoment } from './parameters.ts'

/** 1 = Monday … 7 = Sunday; of a moment in the workspace's zone. */
export const weekday: Operator = {
  group: 'dates',
  parameters: [dateOrMoment('date')],
  result: { type: 'integer' },
  meaning: ofDate(weekdayOf),
  wording: {
    label: label('weekday', 'thứ trong tuần', '星期'),
    words: phrase('the weekday of {0}', 'thứ trong tuần của {0}', '{0} 的星期'),
  },
  samples: [
    { args: ['2026-11-21'], gives: 6 },
    { args: ['2026-11-22'], gives: 7 },
    { args: ['1969-12-29'], gives: 1 },
    { args: [null], gives: null },
  ],
}
