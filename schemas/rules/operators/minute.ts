import { ofClock } from './calendar.ts'
import { label, type Operator, phrase } from './operator.ts'
import { clock } from './parameters.ts'

/** Of a moment, what clocks in the workspace's zone show. */
export const minute: Operator = {
  group: 'dates',
  parameters: [clock('moment')],
  result: { type: 'integer' },
  meaning: ofClock((time) => Number(time.slice(3, 5))),
  wording: { label: label('minute', 'phút', '分钟'), words: phrase('the minute of {0}', 'phút của {0}', '{0} 的分钟') },
  samples: [
    { args: [{ now: [] }], gives: 30 },
    { args: ['2026-11-21T00:59:00Z'], gives: 59 },
    { args: [null], gives: null },
  ],
}
