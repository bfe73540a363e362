import { dateOfParts, daysInMonth, partsOf } from '../dates.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { date } from './parameters.ts'

export const endOfMonth: Operator = {
  group: 'dates',
  parameters: [date('date')],
  result: { type: 'date' },
  meaning: unlessBlank((of: string) => {
    const { year, month } = partsOf(of)
    return dateOfParts({ year, month, day: daysInMonth(year, month) })
  }),
  wording: {
    label: label('last day of the month', 'ngày cuối tháng', '月末'),
    words: phrase('the last day of the month of {0}', 'ngày cuối tháng của {0}', '{0} 所在月的最后一天'),
  },
  samples: [
    { args: ['2024-02-01'], gives: '2024-02-29' },
    { args: ['9999-12-01'], gives: '9999-12-31' },
    { args: [null], gives: null },
  ],
}
