import { type FieldSamples, is, not } from '../field-samples.ts'

export const samples: FieldSamples = {
  type: 'boolean',
  settings: {},
  settingsMatter: { default: [{}, { default: false }] },
  valid: [
    [true, true],
    [false, false],
    ['', null],
  ],
  invalid: [
    ['true', 'wrong-kind'],
    [1, 'wrong-kind'],
  ],
  written: [
    ['Yes', is(true)],
    ['no', is(false)],
    ['TRUE', is(true)],
    ['0', is(false)],
    ['x', is(true)],
    ['Có', is(true)],
    ['Kho\u0302ng', is(false)],
    ['đúng', is(true)],
    ['是', is(true)],
    ['否', is(false)],
    ['', is(null)],
    ['maybe', not('not-yes-or-no')],
  ],
  shown: [
    [true, { en: 'Yes', vi: 'Có', 'zh-CN': '是' }],
    [false, { en: 'No', vi: 'Không', 'zh-CN': '否' }],
  ],
  faulty: [],
  stored: [
    [true, true],
    [false, false],
  ],
  column: ['yes', 'no', 'yes', 'yes', 'no', 'no', 'yes', 'yes'],
}
