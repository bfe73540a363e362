import { type FieldSamples, is, not } from '../field-samples.ts'

export const samples: FieldSamples = {
  type: 'percent',
  settings: {},
  settingsMatter: {
    scale: [{ scale: 1 }, { scale: 3 }],
    min: [{ min: '1' }, { min: '2' }],
    max: [{ max: '1' }, { max: '2' }],
    default: [{}, { default: '1' }],
  },
  valid: [
    ['20', '20.00'],
    ['0.5', '0.50'],
    ['150', '150.00'],
    ['-3', '-3.00'],
    ['', null],
  ],
  invalid: [
    [20, 'wrong-kind'],
    ['20%', 'not-a-number'],
    ['0.125', 'too-many-decimals'],
    ['101', 'out-of-range', { max: '100' }],
  ],
  written: [
    ['20%', is('20.00')],
    ['２０％', is('20.00')],
    ['12,5 %', is('12.50')],
    ['20', is('20.00')],
    ['half', not('not-a-number')],
    ['', is(null)],
  ],
  shown: [
    ['20.00', { en: '20.00%', vi: '20,00%', 'zh-CN': '20.00%' }],
    ['20', { en: '20%', vi: '20%', 'zh-CN': '20%' }, { scale: 0 }],
  ],
  faulty: [
    [{ min: '2', max: '1' }, 'field.percent.empty-range'],
    [{ default: '101', max: '100' }, 'field.percent.bad-default'],
  ],
  stored: [['20', '20.00']],
  column: ['20%', '5 %', '12.5%', '100%', '0%'],
}
