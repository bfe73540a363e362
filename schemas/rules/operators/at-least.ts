import { label, type Operator, phrase, type Wording } from './operator.ts'
import { ordering } from './order.ts'

const moments: Wording = {
  label: label('is on or after', 'không trước', '不早于'),
  words: phrase('{0} is on or after {1}', '{0} không trước {1}', '{0} 不早于 {1}'),
}

export const atLeast: Operator = {
  ...ordering((order) => order >= 0),
  wording: {
    label: label('is at least', 'ít nhất là', '大于或等于'),
    words: phrase('{0} is at least {1}', '{0} ít nhất là {1}', '{0} 大于或等于 {1}'),
  },
  wordingFor: { date: moments, datetime: moments, time: moments },
  samples: [
    { args: [2, 1], gives: true },
    { args: [1, 1], gives: true },
    { args: [1, 2], gives: false },
    { args: [null, null], gives: false },
  ],
}
