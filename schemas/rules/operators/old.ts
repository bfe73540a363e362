import { argument, beforeSave } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { ownField } from './parameters.ts'

/** What a field of the record held before the save; blank in a new record. */
export const old: Operator = {
  group: 'state',
  parameters: [ownField],
  result: ([field]) => field?.type ?? { type: 'text' },
  meaning: (args) => beforeSave(argument(args, 0)),
  wording: {
    label: label('value before the change', 'giá trị trước khi sửa', '修改前的值'),
    words: phrase('{0} before the change', '{0} trước khi sửa', '修改前的 {0}'),
  },
  samples: [],
}
