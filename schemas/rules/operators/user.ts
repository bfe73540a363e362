import { label, type Operator, phrase } from './operator.ts'

/** The person for whom the rule runs; blank where nobody is. */
export const user: Operator = {
  group: 'people',
  parameters: [],
  result: { type: 'record', object: 'user' },
  meaning: () => (run) => run.context.user,
  wording: {
    label: label('current user', 'người dùng hiện tại', '当前用户'),
    words: phrase('the current user', 'người dùng hiện tại', '当前用户'),
  },
  samples: [{ args: [], gives: '01980000-0000-7000-8000-000000000001' }],
}
