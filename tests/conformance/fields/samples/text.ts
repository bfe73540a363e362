import { type FieldSamples, is } from '../field-samples.ts'

const code = { pattern: '^[A-Z]{2}[0-9]{3}$', patternMessage: { en: 'Two letters and three digits' } }

export const samples: FieldSamples = {
  type: 'text',
  settings: {},
  settingsMatter: {
    maxLength: [{ maxLength: 5 }, { maxLength: 6 }],
    pattern: [{}, { pattern: 'x' }],
    patternMessage: [{ pattern: 'x' }, { pattern: 'x', patternMessage: 'With an x' }],
    default: [{}, { default: 'new' }],
  },
  valid: [
    ['Acme', 'Acme'],
    ['', null],
    [' \n', null],
    [' Acme ', ' Acme '],
    ['Nguye\u0302\u0303n Va\u0306n An', 'Nguyễn Văn An'],
    ['王小明 😀', '王小明 😀'],
    ['__proto__', '__proto__'],
    ['😀😀😀😀😀', '😀😀😀😀😀', { maxLength: 5 }],
    ['AB123', 'AB123', code],
    ['see AB123 there', 'see AB123 there', { pattern: '[A-Z]{2}[0-9]{3}' }],
    ['ẞ', 'ẞ', { pattern: '^\\p{Lu}$' }],
  ],
  invalid: [
    ['a'.repeat(256), 'too-long'],
    ['123456', 'too-long', { maxLength: 5 }],
    ['AB12', 'wrong-pattern', code],
    ['a\u0000b', 'bad-characters'],
    ['a\ud83d', 'bad-characters'],
    ['\ude00a', 'bad-characters'],
    [5, 'wrong-kind'],
    [true, 'wrong-kind'],
  ],
  written: [
    ['  Acme\r\nVietnam ', is('Acme\nVietnam')],
    ['   ', is(null)],
    ['Đa\u0300 Nẵng', is('Đà Nẵng')],
  ],
  shown: [['Acme', 'Acme']],
  faulty: [
    [{ pattern: '(' }, 'field.text.bad-pattern'],
    [{ pattern: '(?=a)' }, 'field.text.bad-pattern'],
    [{ pattern: '(a)\\1' }, 'field.text.bad-pattern'],
    [{ patternMessage: 'No' }, 'field.text.message-without-pattern'],
    [{ default: 'abcdef', maxLength: 5 }, 'field.text.bad-default'],
    [{ default: 'abc', pattern: '^[0-9]+$' }, 'field.text.bad-default'],
    [{ default: '  ' }, 'field.text.bad-default'],
    [{ default: 'a\u0000' }, 'field.text.bad-default'],
  ],
  stored: [['Acme', 'Acme']],
  column: ['Acme Vietnam', 'Blue Ocean', 'Công ty Hoa Sen', '阿里巴巴', 'Delta 5', 'Echo', 'Foxtrot'],
}
