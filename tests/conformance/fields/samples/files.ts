import type { FieldValue } from '../../../../schemas/fields/field-type.ts'
import { type FieldSamples, is, not } from '../field-samples.ts'

const first = '0198f3a2-7c11-7d42-9a5e-0b1c2d3e4f50'
const second = '0198f3a2-7c11-7d42-9a5e-0b1c2d3e4f51'

/** What is stored of files in a record are their ids alone; what they are is known of the uploads. */
const ids = (...all: string[]) => all.map((id) => ({ id })) as unknown as FieldValue

const facts = [{ id: first, name: 'Hợp đồng.pdf', size: 120_000, type: 'application/pdf' }]

/** What files and images have in common. */
export const fileSamples: Omit<FieldSamples, 'type' | 'faulty'> = {
  settings: {},
  settingsMatter: {
    maxMegabytes: [{}, { maxMegabytes: 1 }],
    least: [{}, { least: 2 }],
    most: [{}, { most: 1 }],
  },
  valid: [
    [ids(first), ids(first)],
    [facts, ids(first)],
    [ids(second, first, second), ids(second, first)],
    [ids(first, second), ids(first, second), { least: 2, most: 2 }],
    [[], null],
    ['', null],
  ],
  invalid: [
    [first, 'wrong-kind'],
    [[first], 'wrong-kind'],
    [true, 'wrong-kind'],
    [ids('passwd'), 'file-not-uploaded'],
    [ids(first, second), 'too-many', { most: 1 }],
    [ids(first), 'too-few', { least: 2 }],
  ],
  written: [
    ['contract.pdf', not('file-not-written')],
    ['', is(null)],
  ],
  shown: [[[...facts, { id: second, name: 'plan.xlsx', size: 1, type: '' }], 'Hợp đồng.pdf; plan.xlsx']],
  stored: [
    [facts, facts],
    [[first], [{ id: first, name: '', size: 0, type: 'application/octet-stream' }]],
    [[], null],
  ],
}
