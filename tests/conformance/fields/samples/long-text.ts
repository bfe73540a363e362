import { type FieldSamples, is } from '../field-samples.ts'

export const samples: FieldSamples = {
  type: 'long_text',
  settings: {},
  settingsMatter: {
    maxLength: [{ maxLength: 5 }, { maxLength: 6 }],
    default: [{}, { default: 'Agenda:\n' }],
  },
  valid: [
    ['Line 1\nLine 2', 'Line 1\nLine 2'],
    ['', null],
    ['\n \n', null],
    ['x'.repeat(32_000), 'x'.repeat(32_000)],
    ['tie\u0302\u0301ng', 'tiếng'],
  ],
  invalid: [
    ['x'.repeat(32_001), 'too-long'],
    ['a\u0000b', 'bad-characters'],
    ['\ud800', 'bad-characters'],
    [1, 'wrong-kind'],
  ],
  written: [
    ['one\r\ntwo\rthree\n', is('one\ntwo\nthree')],
    ['', is(null)],
  ],
  shown: [['Line 1\nLine 2', 'Line 1\nLine 2']],
  faulty: [[{ default: 'abcdef', maxLength: 5 }, 'field.long_text.bad-default']],
  stored: [['Line 1\nLine 2', 'Line 1\nLine 2']],
  column: ['Wants delivery before Tet.\nAsk for Ms Hoa.', 'Nothing', 'Paid late twice.\nCall first.', 'x'.repeat(300)],
}
