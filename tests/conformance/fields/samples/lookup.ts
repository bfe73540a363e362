import { type FieldSamples, is } from '../field-samples.ts'

const id = '0198f3a2-7c11-7d42-9a5e-0b1c2d3e4f50'

export const samples: FieldSamples = {
  type: 'lookup',
  settings: { object: 'account' },
  settingsMatter: {
    object: [{ object: 'account' }, { object: 'contact' }],
    onDelete: [{ object: 'account' }, { object: 'account', onDelete: 'cascade' }],
    inverse: [{ object: 'account' }, { object: 'account', inverse: { name: 'deals', label: 'Deals' } }],
    sharesTeam: [{ object: 'account' }, { object: 'account', sharesTeam: true }],
  },
  valid: [
    [id, id],
    [id.toUpperCase(), id],
    ['', null],
  ],
  invalid: [
    ['Acme', 'not-an-id'],
    [id.slice(1), 'not-an-id'],
    [1, 'wrong-kind'],
  ],
  written: [
    [' Acme ', is('Acme')],
    ['', is(null)],
  ],
  shown: [[id, id]],
  faulty: [
    [{ object: 'nowhere' }, 'field.lookup.unknown-object'],
    [{ object: 'account', required: true, onDelete: 'set_null' }, 'field.lookup.required-set-null'],
  ],
  stored: [[id, id]],
}
