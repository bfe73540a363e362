import { type FieldSamples, is } from '../field-samples.ts'

export const samples: FieldSamples = {
  type: 'tags',
  settings: {},
  settingsMatter: { default: [{}, { default: ['vip'] }] },
  valid: [
    [['vip'], ['vip']],
    [['b', 'a', 'b'], ['b', 'a']],
    [[' Vie\u0302\u0323t '], ['Việt']],
    [['', ' '], null],
    [[], null],
    ['', null],
  ],
  invalid: [
    ['vip', 'wrong-kind'],
    [['a;b'], 'not-a-tag'],
    [['a\u0000'], 'not-a-tag'],
    [['x'.repeat(61)], 'too-long'],
    [Array.from({ length: 51 }, (_, index) => `t${index}`), 'too-many'],
    [true, 'wrong-kind'],
  ],
  written: [
    ['vip', is(['vip'])],
    ['#vip, #urgent', is(['vip', 'urgent'])],
    ['vip; khách cũ', is(['vip', 'khách cũ'])],
    ['重要、老客户', is(['重要', '老客户'])],
    [' ; ', is(null)],
    ['', is(null)],
  ],
  shown: [[['vip', 'urgent'], 'vip; urgent']],
  faulty: [[{ default: ['a,b'] }, 'field.tags.bad-default']],
  stored: [[['vip'], ['vip']]],
}
