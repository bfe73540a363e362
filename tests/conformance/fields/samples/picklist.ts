import { type FieldSamples, is, not } from '../field-samples.ts'

const open = { id: 'opt_7k3q9x2m4t8w', value: 'new', label: { en: 'New', vi: 'Mới', 'zh-CN': '新建' }, color: 'teal' }
const won = { id: 'opt_7k3q9x2m4t8x', value: 'won', label: 'Closed won' }

export const samples: FieldSamples = {
  type: 'picklist',
  settings: { options: [open, won] },
  settingsMatter: {
    picklist: [{ picklist: 'stages' }, { picklist: 'states' }],
    dependsOn: [{ options: [open] }, { options: [open], dependsOn: { field: 'industry', options: { trade: ['new'] } } }],
    options: [{ options: [open] }, { options: [open, won] }],
    default: [{ options: [open] }, { options: [open], default: 'new' }],
  },
  valid: [
    ['new', 'new'],
    ['won', 'won'],
    ['', null],
  ],
  invalid: [
    ['New', 'not-an-option'],
    ['lost', 'not-an-option'],
    ['constructor', 'not-an-option'],
    [1, 'not-an-option'],
  ],
  written: [
    ['new', is('new')],
    [' NEW ', is('new')],
    ['mới', is('new')],
    ['Mơ\u0301i', is('new')],
    ['新建', is('new')],
    ['closed  Won', is('won')],
    ['lost', not('not-an-option')],
    ['', is(null)],
  ],
  shown: [
    ['new', { en: 'New', vi: 'Mới', 'zh-CN': '新建' }],
    ['won', 'Closed won'],
    ['gone', 'gone'],
  ],
  faulty: [
    [{}, 'field.picklist.no-options'],
    [{ options: [open], picklist: 'stages' }, 'field.picklist.two-sources'],
    [{ picklist: 'none' }, 'field.picklist.unknown-picklist'],
    [{ options: [open], dependsOn: { field: 'sample', options: {} } }, 'field.picklist.depends-on-no-picklist'],
    [{ options: [open], dependsOn: { field: 'amount', options: {} } }, 'field.picklist.depends-on-no-picklist'],
    [{ options: [{ ...open, retired: true }], default: 'new' }, 'field.picklist.bad-default'],
    [{ options: [open, { ...won, value: 'new' }] }, 'field.picklist.value-taken'],
    [{ options: [open, { ...won, id: open.id }] }, 'id.taken'],
    [{ options: [{ ...open, value: ' new' }] }, 'field.picklist.bad-value'],
    [{ options: [{ ...open, value: 'Mơ\u0301i' }] }, 'field.picklist.bad-value'],
    [{ options: [{ ...open, value: 'a\u0000' }] }, 'field.picklist.bad-value'],
    [{ options: [open], default: 'won' }, 'field.picklist.bad-default'],
  ],
  stored: [
    ['new', 'new'],
    ['gone', 'gone'],
  ],
  column: ['New', 'Won', 'New', 'Lost', 'New', 'Won', 'Lost', 'New', 'Won'],
}
