import { ofDate } from './calendar.ts'
import { label, type Operator, phrase } from './operator.ts'
import { dateOrMoment } from './parameters.ts'

/** The date that calendars in the workspace's zone show at a moment. */
export const dateOf: Operator = {
  group: 'dates',
  parameters: [dateOrMoment('moment')],
  result: { type: 'date' },
  meaning: ofDate((date) => date),
  wording: { label: label('date of', 'ngày của', '所在日期'), words: phrase('the date of {0}', 'ngày của {0}', '{0} 的日期') },
  samples: [
    { args: [{ now: [] }], gives: '2026-11-22' },
    { args: ['2026-11-21T16:59:59.999Z'], gives: '2026-11-21' },
    { args: [null], gives: null },
  ],
}
