import { type FieldSamples, is, not } from '../field-samples.ts'

const red = { id: 'opt_7k3q9x2m4t8w', value: 'red', label: { en: 'Red', vi: 'Đỏ', 'zh-CN': '红' }, color: 'red' }
const green = { id: 'opt_7k3q9x2m4t8x', value: 'green', label: { en: 'Green', vi: 'Xanh lá', 'zh-CN': '绿' } }
const both = { id: 'opt_7k3q9x2m4t8y', value: 'mixed', label: 'Red, green' }

export const samples: FieldSamples = {
  type: 'multi_picklist',
  settings: { options: [red, green, both] },
  settingsMatter: {
    picklist: [{ picklist: 'stages' }, { picklist: 'states' }],
    dependsOn: [{ options: [red] }, { options: [red], dependsOn: { field: 'industry', options: { trade: ['red'] } } }],
    options: [{ options: [red] }, { options: [red, green] }],
    default: [{ options: [red] }, { options: [red], default: ['red'] }],
  },
  valid: [
    [['red'], ['red']],
    [['green', 'red'], ['red', 'green']],
    [['green', 'green'], ['green']],
    [[], null],
    [['', ' '], null],
    ['', null],
  ],
  invalid: [
    ['red', 'wrong-kind'],
    [['Red'], 'not-an-option'],
    [['red', 'blue'], 'not-an-option'],
    [['constructor'], 'not-an-option'],
    [1, 'wrong-kind'],
  ],
  written: [
    ['red', is(['red'])],
    ['Green; RED', is(['red', 'green'])],
    ['đỏ, xanh lá', is(['red', 'green'])],
    ['红、绿', is(['red', 'green'])],
    ['red\ngreen', is(['red', 'green'])],
    ['Red, green', is(['mixed'])],
    ['red; blue', not('not-an-option')],
    ['', is(null)],
  ],
  shown: [
    [['red', 'green'], { en: 'Red; Green', vi: 'Đỏ; Xanh lá', 'zh-CN': '红; 绿' }],
    [['gone'], 'gone'],
  ],
  faulty: [
    [{}, 'field.picklist.no-options'],
    [{ options: [red], picklist: 'stages' }, 'field.picklist.two-sources'],
    [{ picklist: 'none' }, 'field.picklist.unknown-picklist'],
    [{ options: [red], dependsOn: { field: 'sample', options: {} } }, 'field.picklist.depends-on-no-picklist'],
    [{ options: [red], dependsOn: { field: 'amount', options: {} } }, 'field.picklist.depends-on-no-picklist'],
    [{ options: [{ ...red, retired: true }], default: ['red'] }, 'field.multi_picklist.bad-default'],
    [{ options: [red, { ...green, value: 'red' }] }, 'field.picklist.value-taken'],
    [{ options: [{ ...red, value: ' red' }] }, 'field.picklist.bad-value'],
    [{ options: [red], default: ['green'] }, 'field.multi_picklist.bad-default'],
  ],
  stored: [[['red', 'gone'], ['red', 'gone']]],
  column: ['red; green', 'red', 'green; blue', 'red; blue', 'blue', 'red; green; blue', 'green', 'red'],
}
