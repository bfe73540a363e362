import { type FieldSamples, is, not } from '../field-samples.ts'

export const samples: FieldSamples = {
  type: 'email',
  settings: {},
  settingsMatter: {},
  valid: [
    ['hoa@acme.vn', 'hoa@acme.vn'],
    ['Hoa.Nguyen+crm@ACME.vn', 'Hoa.Nguyen+crm@acme.vn'],
    ['', null],
    [' hoa@acme.vn ', 'hoa@acme.vn'],
    ['đăng@công-ty.vn', 'đăng@công-ty.vn'],
    ['张@例子.公司', '张@例子.公司'],
  ],
  invalid: [
    ['hoa', 'not-an-email'],
    ['hoa@acme', 'not-an-email'],
    ['hoa@acme..vn', 'not-an-email'],
    ['hoa@@acme.vn', 'not-an-email'],
    ['hoa acme@acme.vn', 'not-an-email'],
    ['Hoa <hoa@acme.vn>', 'not-an-email'],
    ['a@acme.vn, b@acme.vn', 'not-an-email'],
    [`${'a'.repeat(65)}@acme.vn`, 'not-an-email'],
    [`hoa@${'a'.repeat(250)}.vn`, 'too-long'],
    ['hoa\u0000@acme.vn', 'bad-characters'],
    [7, 'wrong-kind'],
  ],
  written: [
    [' hoa@acme.vn ', is('hoa@acme.vn')],
    ['hoa＠acme．vn', is('hoa@acme.vn')],
    ['mailto:hoa@Acme.VN', is('hoa@acme.vn')],
    ['', is(null)],
    ['none', not('not-an-email')],
  ],
  shown: [['hoa@acme.vn', 'hoa@acme.vn']],
  faulty: [],
  stored: [['hoa@acme.vn', 'hoa@acme.vn']],
  column: ['hoa@acme.vn', 'lan@acme.vn', 'minh@acme.vn', 'an@acme.vn', 'binh@acme.vn'],
}
