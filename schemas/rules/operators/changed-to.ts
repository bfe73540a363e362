import { changeOf } from './changed.ts'
import { equalityOf } from './equality.ts'
import { argument } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { anything, ownField } from './parameters.ts'

/** Whether the save gives the field this value, and it had another one before. */
export const changedTo: Operator = {
  group: 'state',
  parameters: [{ ...anything('field', { same: true }), ...ownField }, anything('value', { same: true })],
  result: { type: 'boolean' },
  meaning: (args, call) => {
    const [field, value] = [argument(args, 0), argument(args, 1)]
    const change = changeOf(field, call, 0)
    const equal = equalityOf(call.args[0]?.type ?? { type: 'text' })
    return (run) => change(run) === true && equal(field(run), value(run))
  },
  binding: 3,
  wording: {
    label: label('has changed to', 'đã đổi thành', '已更改为'),
    words: phrase('{0} has changed to {1}', '{0} đã đổi thành {1}', '{0} 已更改为 {1}'),
  },
  samples: [],
}
