import { fullPath } from '../tree.ts'
import { label, type Operator, phrase } from './operator.ts'

/** The paths of the fields that are blank. */
export const missing: Operator = {
  group: 'blanks',
  parameters: [{ name: 'field', accepts: [], path: true, repeats: true }],
  result: { type: 'list', of: { type: 'text' } },
  meaning: (args, call) => {
    const names = call.args.map((arg) => (arg.kind === 'field' ? fullPath(arg).join('.') : ''))
    return (run) => {
      const blank = names.filter((_, index) => args[index]?.(run) === null)
      return blank.length === 0 ? null : blank
    }
  },
  wording: {
    label: label('blank ones among', 'các trường để trống trong', '其中为空的字段'),
    words: phrase('the blank ones among {*, }', 'các trường để trống trong {*, }', '{*、} 中为空的字段'),
  },
  samples: [],
}
