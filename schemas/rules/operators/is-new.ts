import { label, type Operator, phrase } from './operator.ts'

/** Whether the save makes the record. */
export const isNew: Operator = {
  group: 'state',
  parameters: [],
  result: { type: 'boolean' },
  meaning: () => (run) => run.previous === null,
  binding: 3,
  wording: {
    label: label('record is new', 'bản ghi là mới', '记录为新建'),
    words: phrase('the record is new', 'bản ghi là mới', '记录为新建'),
  },
  samples: [{ args: [], gives: false }],
}
