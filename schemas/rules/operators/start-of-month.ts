import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { date } from './parameters.ts'

export const startOfMonth: Operator = {
  group: 'dates',
  parameters: [date('date')],
  result: { type: 'date' },
  meaning: unlessBlank((of: string) => `${of.slice(0, 8)}01`),
  wording: {
    label: label('first day of the month', 'ngày đầu tháng', '月初'),
    words: phrase('the first day of the month of {0}', 'ngày đầu tháng của {0}', '{0} 所在月的第一天'),
  },
  samples: [
    { args: ['2026-11-21'], gives: '2026-11-01' },
    { args: [null], gives: null },
  ],
}
