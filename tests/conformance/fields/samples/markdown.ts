import { type FieldSamples, is } from '../field-samples.ts'

export const samples: FieldSamples = {
  type: 'markdown',
  settings: {},
  settingsMatter: { default: [{}, { default: '# Notes' }] },
  valid: [
    ['**bold** <b>kept as text</b>', '**bold** <b>kept as text</b>'],
    ['Vie\u0302\u0323t', 'Việt'],
    ['', null],
    [' \n', null],
  ],
  invalid: [
    ['a\u0000', 'bad-characters'],
    ['x'.repeat(100_001), 'too-long'],
    [1, 'wrong-kind'],
  ],
  written: [
    ['# Title\r\ntext', is('# Title\ntext')],
    ['', is(null)],
  ],
  shown: [['**bold**', '**bold**']],
  faulty: [[{ default: 'a\u0000' }, 'field.markdown.bad-default']],
  stored: [['# x', '# x']],
}
