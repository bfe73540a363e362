import { type FieldSamples, is } from '../field-samples.ts'

const yearly = { pattern: 'D-{yyyy}-{00000}', reset: 'year' }

export const samples: FieldSamples = {
  type: 'autonumber',
  settings: yearly,
  settingsMatter: {
    pattern: [{ pattern: 'D-{000}' }, { pattern: 'Q-{000}' }],
    reset: [{ pattern: 'D-{yyyy}-{00000}' }, yearly],
  },
  valid: [
    ['D-2026-00042', 'D-2026-00042'],
    ['', null],
  ],
  invalid: [
    ['x'.repeat(101), 'too-long'],
    ['a\u0000', 'bad-characters'],
    [42, 'wrong-kind'],
  ],
  written: [
    [' D-2026-00042 ', is('D-2026-00042')],
    ['', is(null)],
  ],
  shown: [['D-2026-00042', 'D-2026-00042']],
  faulty: [
    [{ pattern: 'D-{yyyy}' }, 'field.autonumber.one-counter'],
    [{ pattern: '{000}-{000}' }, 'field.autonumber.one-counter'],
    [{ pattern: 'D-{year}-{000}' }, 'field.autonumber.bad-pattern'],
    [{ pattern: 'D-{000' }, 'field.autonumber.bad-pattern'],
    [{ pattern: 'D-{}-{000}' }, 'field.autonumber.bad-pattern'],
    [{ pattern: 'a\u0000{000}' }, 'field.autonumber.bad-pattern'],
    [{ pattern: 'D-{000}', reset: 'year' }, 'field.autonumber.reset-not-in-pattern'],
    [{ pattern: 'D-{yyyy}-{000}', reset: 'month' }, 'field.autonumber.reset-not-in-pattern'],
    [{ pattern: 'D-{yy}{mm}-{000}', reset: 'day' }, 'field.autonumber.reset-not-in-pattern'],
  ],
  stored: [['D-2026-00042', 'D-2026-00042']],
}
