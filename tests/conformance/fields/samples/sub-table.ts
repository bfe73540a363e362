import { type FieldSamples, is, not } from '../field-samples.ts'

const lines = { object: 'line', field: 'quote', columns: ['name', 'price'] }
const id = '0198f3a2-7c11-7d42-9a5e-0b1c2d3e4f50'
const row = { id, version: 2, values: { name: 'Screw' } }

export const samples: FieldSamples = {
  type: 'sub_table',
  settings: lines,
  settingsMatter: {
    object: [lines, { ...lines, object: 'part' }],
    field: [lines, { ...lines, field: 'deal' }],
    columns: [lines, { ...lines, columns: ['price'] }],
    order: [lines, { ...lines, order: 'position' }],
    minRows: [lines, { ...lines, minRows: 1 }],
    maxRows: [lines, { ...lines, maxRows: 3 }],
  },
  valid: [
    ['', null],
    [[], []],
    [[row, { values: { name: 'Bolt' } }], [row, { values: { name: 'Bolt' } }]],
  ],
  invalid: [
    ['three', 'wrong-kind'],
    [['three'], 'wrong-kind'],
    [[{ id: 'x' }], 'not-an-id'],
    [[], 'too-few-rows', { minRows: 1 }],
    [[row, row], 'too-many', { maxRows: 1 }],
  ],
  written: [
    ['', is(null)],
    ['Screw; Bolt', not('no-rows-in-text')],
  ],
  shown: [[[row], '1']],
  faulty: [[{ ...lines, minRows: 3, maxRows: 2 }, 'field.sub_table.empty-range']],
  stored: [[[row], [row]]],
}
