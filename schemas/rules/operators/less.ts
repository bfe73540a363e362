import { label, type Operator, type Wording } from './operator.ts'
import { bounding } from './order.ts'

const moments: Wording = {
  label: label('is before', 'trước', '早于'),
  words: {
    en: ['{0} is before {1}', '{1} is between {0} and {2}, both excluded'],
    vi: ['{0} trước {1}', '{1} nằm giữa {0} và {2}, không tính hai đầu'],
    'zh-CN': ['{0} 早于 {1}', '{1} 在 {0} 和 {2} 之间（不含两端）'],
  },
}

export const less: Operator = {
  ...bounding((order) => order < 0),
  wording: {
    label: label('is less than', 'nhỏ hơn', '小于'),
    words: {
      en: ['{0} is less than {1}', '{1} is between {0} and {2}, both excluded'],
      vi: ['{0} nhỏ hơn {1}', '{1} nằm giữa {0} và {2}, không tính hai đầu'],
      'zh-CN': ['{0} 小于 {1}', '{1} 在 {0} 和 {2} 之间（不含两端）'],
    },
  },
  wordingFor: { date: moments, datetime: moments, time: moments },
  samples: [
    { args: [1, 2], gives: true },
    { args: [2, 2], gives: false },
    { args: ['1', 2], gives: true },
    { args: [null, 2], gives: false },
    { args: [1, 2, 3], gives: true },
    { args: [1, 3, 3], gives: false },
    { args: ['Z', 'a'], gives: true },
    { args: ['\uffee', '😀'], gives: true },
  ],
}
