import { label, type Operator, phrase, type Wording } from './operator.ts'
import { ordering } from './order.ts'

const moments: Wording = {
  label: label('is after', 'sau', '晚于'),
  words: phrase('{0} is after {1}', '{0} sau {1}', '{0} 晚于 {1}'),
}

export const more: Operator = {
  ...ordering((order) => order > 0),
  wording: {
    label: label('is more than', 'lớn hơn', '大于'),
    words: phrase('{0} is more than {1}', '{0} lớn hơn {1}', '{0} 大于 {1}'),
  },
  wordingFor: { date: moments, datetime: moments, time: moments },
  samples: [
    { args: [2, 1], gives: true },
    { args: [1, 1], gives: false },
    { args: [null, -1], gives: false },
    { args: ['12345678901234567890123456789012345678.1', { decimal: '12345678901234567890123456789012345678.01' }], gives: true },
  ],
}
