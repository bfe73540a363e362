import { type FieldSamples, is } from '../field-samples.ts'

const id = '0198f3a2-7c11-7d42-9a5e-0b1c2d3e4f50'

export const samples: FieldSamples = {
  type: 'owned_lookup',
  settings: { object: 'account', required: true },
  settingsMatter: {
    object: [{ object: 'account' }, { object: 'contact' }],
    inverse: [{ object: 'account' }, { object: 'account', inverse: { name: 'lines', label: 'Lines' } }],
    reparent: [{ object: 'account' }, { object: 'account', reparent: true }],
  },
  valid: [
    [id, id],
    [id.toUpperCase(), id],
    ['', null],
  ],
  invalid: [
    ['Acme', 'not-an-id'],
    [1, 'wrong-kind'],
  ],
  written: [
    [' Acme ', is('Acme')],
    ['', is(null)],
  ],
  shown: [[id, id]],
  faulty: [[{ object: 'nowhere' }, 'field.lookup.unknown-object']],
  stored: [[id, id]],
}
