import { type FieldSamples, is, not } from '../field-samples.ts'

const most = Number.MAX_SAFE_INTEGER

export const samples: FieldSamples = {
  type: 'integer',
  settings: {},
  settingsMatter: {
    min: [{ min: 1 }, { min: 2 }],
    max: [{ max: 1 }, { max: 2 }],
    default: [{}, { default: 3 }],
  },
  valid: [
    [0, 0],
    [-0, 0],
    [42, 42],
    [most, most],
    [-most, -most],
    [5, 5, { min: 5, max: 5 }],
    ['', null],
  ],
  invalid: [
    [1.5, 'wrong-kind'],
    ['42', 'wrong-kind'],
    [true, 'wrong-kind'],
    [2 ** 53, 'out-of-range'],
    [1e300, 'out-of-range'],
    [4, 'out-of-range', { min: 5 }],
    [6, 'out-of-range', { max: 5 }],
    [Number.NaN, 'wrong-kind'],
    [Number.POSITIVE_INFINITY, 'wrong-kind'],
  ],
  written: [
    ['1.234', is(1234)],
    ['1,234,567', is(1234567)],
    ['1 234', is(1234)],
    ['１２', is(12)],
    ['-5', is(-5)],
    ['(5)', is(-5)],
    ['500k', is(500_000)],
    ['3万', is(30_000)],
    ['1tr5', is(1_500_000)],
    ['1.5', not('not-whole')],
    ['1.500tr', not('ambiguous-number')],
    ['4.40301E+17', not('rounded-number')],
    ['9007199254740993', not('out-of-range')],
    ['twelve', not('not-a-number')],
    ['', is(null)],
  ],
  shown: [
    [1234567, { en: '1,234,567', vi: '1.234.567', 'zh-CN': '1,234,567' }],
    [-5, '-5'],
  ],
  faulty: [
    [{ min: 5, max: 4 }, 'field.integer.empty-range'],
    [{ min: 5, default: 4 }, 'field.integer.bad-default'],
  ],
  stored: [
    [42, 42],
    ['42', 42],
  ],
  column: ['1', '20', '300', '4000', '50000', '7', '81'],
}
