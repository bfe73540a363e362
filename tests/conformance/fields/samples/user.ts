import { type FieldSamples, is } from '../field-samples.ts'

const id = '0198f3a2-7c11-7d42-9a5e-0b1c2d3e4f50'

export const samples: FieldSamples = {
  type: 'user',
  settings: {},
  settingsMatter: {},
  valid: [
    [id, id],
    [id.toUpperCase(), id],
    ['', null],
  ],
  invalid: [
    ['hoa', 'not-an-id'],
    [true, 'wrong-kind'],
  ],
  written: [
    [' Hoa ', is('Hoa')],
    ['', is(null)],
  ],
  shown: [[id, id]],
  faulty: [],
  stored: [[id, id]],
}
