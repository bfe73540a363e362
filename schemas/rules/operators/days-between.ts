import { dayNumber } from '../dates.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { date } from './parameters.ts'

/** Days from the first date to the second; negative when the second is earlier. */
export const daysBetween: Operator = {
  group: 'dates',
  parameters: [date('from'), date('to')],
  result: { type: 'integer' },
  meaning: unlessBlank((from: string, to: string) => dayNumber(to) - dayNumber(from)),
  wording: {
    label: label('days between', 'số ngày giữa', '相差天数'),
    words: phrase('the days from {0} to {1}', 'số ngày từ {0} đến {1}', '从 {0} 到 {1} 的天数'),
  },
  samples: [
    { args: ['2026-11-01', '2026-11-21'], gives: 20 },
    { args: ['2026-11-21', '2026-11-01'], gives: -20 },
    { args: ['2024-02-28', '2024-03-01'], gives: 2 },
    { args: [null, '2026-01-01'], gives: null },
  ],
}
