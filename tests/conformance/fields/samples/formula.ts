import { type FieldSamples, is, not } from '../field-samples.ts'

const total = { returns: 'decimal', scale: 1, expression: { '+': [{ var: 'amount' }, 1] } }

export const samples: FieldSamples = {
  type: 'formula',
  settings: total,
  settingsMatter: {
    returns: [{ returns: 'decimal', expression: 1 }, { returns: 'text', expression: 1 }],
    scale: [{ ...total, scale: 0 }, total],
    currency: [{ returns: 'currency', currency: 'VND', expression: 1 }, { returns: 'currency', currency: 'USD', expression: 1 }],
    expression: [{ returns: 'decimal', expression: 1 }, { returns: 'decimal', expression: 2 }],
    blanks: [{ ...total, blanks: 'blank' }, { ...total, blanks: 'zero' }],
  },
  valid: [
    ['1.5', '1.5'],
    ['2', '2.0'],
    ['', null],
    [true, true, { returns: 'boolean', scale: undefined }],
    ['2026-11-21', '2026-11-21', { returns: 'date', scale: undefined }],
  ],
  invalid: [
    ['1.55', 'too-many-decimals'],
    ['2026-02-30', 'not-a-date', { returns: 'date', scale: undefined }],
  ],
  written: [
    ['1.5', is('1.5')],
    ['x', not('not-a-number')],
    ['', is(null)],
  ],
  shown: [
    ['1234.5', { en: '1,234.5', vi: '1.234,5', 'zh-CN': '1,234.5' }],
    [true, { en: 'Yes', vi: 'Có', 'zh-CN': '是' }, { returns: 'boolean' }],
  ],
  faulty: [
    [{ returns: 'text', scale: 1, expression: 1 }, 'field.formula.unused-setting'],
    [{ returns: 'decimal', currency: 'USD', expression: 1 }, 'field.formula.unused-setting'],
    [{ returns: 'currency', currency: 'XQZ', expression: 1 }, 'field.currency.unknown-currency'],
  ],
  stored: [['1.50', '1.50'], ['1', '1.0']],
}
