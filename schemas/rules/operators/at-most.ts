import { label, type Operator, type Wording } from './operator.ts'
import { bounding } from './order.ts'

const moments: Wording = {
  label: label('is on or before', 'không sau', '不晚于'),
  words: {
    en: ['{0} is on or before {1}', '{1} is between {0} and {2}'],
    vi: ['{0} không sau {1}', '{1} từ {0} đến {2}'],
    'zh-CN': ['{0} 不晚于 {1}', '{1} 在 {0} 到 {2} 之间'],
  },
}

export const atMost: Operator = {
  ...bounding((order) => order <= 0),
  wording: {
    label: label('is at most', 'không quá', '小于或等于'),
    words: {
      en: ['{0} is at most {1}', '{1} is between {0} and {2}'],
      vi: ['{0} không quá {1}', '{1} từ {0} đến {2}'],
      'zh-CN': ['{0} 小于或等于 {1}', '{1} 在 {0} 到 {2} 之间'],
    },
  },
  wordingFor: { date: moments, datetime: moments, time: moments },
  samples: [
    { args: [1, 2], gives: true },
    { args: [2, 2], gives: true },
    { args: [3, 2], gives: false },
    { args: [2, null], gives: false },
    { args: [1, 1, 3], gives: true },
    { args: [1, 4, 3], gives: false },
  ],
}
