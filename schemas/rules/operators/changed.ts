import { equalityOf } from './equality.ts'
import { beforeSave } from './meaning.ts'
import { type Compute, label, type Operator } from './operator.ts'
import type { CallNode } from '../tree.ts'
import { ownField } from './parameters.ts'

/** Whether the save gives one of the fields another value. In a new record every field that is not blank has changed. */
export const changed: Operator = {
  group: 'state',
  parameters: [{ ...ownField, repeats: true }],
  result: { type: 'boolean' },
  meaning: (args, call) => {
    const changes = args.map((arg, index) => changeOf(arg, call, index))
    return (run) => changes.some((change) => change(run) === true)
  },
  binding: 3,
  wording: {
    label: label('has changed', 'đã thay đổi', '已更改'),
    words: {
      en: ['{0} has changed', '{* or } has changed'],
      vi: ['{0} đã thay đổi', '{* hoặc } đã thay đổi'],
      'zh-CN': ['{0} 已更改', '{* 或 } 已更改'],
    },
  },
  samples: [],
}

/** Whether an argument, which is a field, has another value than before the save. */
export function changeOf(arg: Compute, call: CallNode, index: number): Compute {
  const equal = equalityOf(call.args[index]?.type ?? { type: 'text' })
  const before = beforeSave(arg)
  return (run) => !equal(arg(run), before(run))
}
