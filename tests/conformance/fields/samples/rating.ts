import { type FieldSamples, is, not } from '../field-samples.ts'

export const samples: FieldSamples = {
  type: 'rating',
  settings: {},
  settingsMatter: { max: [{}, { max: 10 }], default: [{}, { default: 3 }] },
  valid: [
    [4, 4],
    [5, 5],
    [10, 10, { max: 10 }],
    ['', null],
  ],
  invalid: [
    [0, 'out-of-range'],
    [6, 'out-of-range'],
    [3.5, 'wrong-kind'],
    ['4', 'wrong-kind'],
    [true, 'wrong-kind'],
  ],
  written: [
    ['4', is(4)],
    ['4/5', is(4)],
    ['4 stars', is(4)],
    ['4 sao', is(4)],
    ['4星', is(4)],
    ['★★★★☆', is(4)],
    ['⭐⭐⭐', is(3)],
    ['good', not('not-a-rating')],
    ['☆☆', not('not-a-rating')],
    ['', is(null)],
  ],
  shown: [
    [4, '4/5'],
    [4, '4/10', { max: 10 }],
  ],
  faulty: [[{ max: 3, default: 4 }, 'field.rating.bad-default']],
  stored: [['4', 4]],
  column: ['★★★★☆', '★★★☆☆', '★★★★★'],
}
