import { ofClock } from './calendar.ts'
import { label, type Operator, phrase } from './operator.ts'
import { clock } from './parameters.ts'

/** Of a moment, what clocks in the workspace's zone show. */
export const hour: Operator = {
  group: 'dates',
  parameters: [clock('moment')],
  result: { type: 'integer' },
  meaning: ofClock((time) => Number(time.slice(0, 2))),
  wording: { label: label('hour', 'giờ', '小时'), words: phrase('the hour of {0}', 'giờ của {0}', '{0} 的小时') },
  samples: [
    { args: [{ now: [] }], gives: 1 },
    { args: ['2026-11-21T00:59:00Z'], gives: 7 },
    { args: [null], gives: null },
  ],
}
