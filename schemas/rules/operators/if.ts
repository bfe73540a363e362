import { label, type Operator, type Parameter } from './operator.ts'
import { anything, boolean } from './parameters.ts'

const condition = boolean('condition')
const value = anything('value', { same: true })
const otherwise: Parameter = { ...value, name: 'otherwise', optional: true }

/** Condition and value in turn; the last value, if it has no condition, is taken where none holds. Else blank. */
export const choose: Operator = {
  group: 'logic',
  parameters: [condition, value, otherwise],
  arrange: (count) => {
    if (count < 2) return undefined
    const even = (index: number) => (index === count - 1 ? otherwise : condition)
    return Array.from({ length: count }, (_, index) => (index % 2 === 1 ? value : even(index)))
  },
  result: 'same',
  meaning: (args) => {
    const branches = args.flatMap((give, index) => {
      const when = args[index - 1]
      return index % 2 === 1 && when ? [{ when, give }] : []
    })
    const last = args.length % 2 === 1 ? args.at(-1) : undefined
    return (run) => {
      for (const { when, give } of branches) if (when(run) === true) return give(run)
      return last ? last(run) : null
    }
  },
  binding: 6,
  wording: {
    label: label('if', 'nếu', '如果'),
    words: {
      en: ['{1} if {0}', '{1} if {0}, else {2}'],
      vi: ['{1} nếu {0}', '{1} nếu {0}, ngược lại {2}'],
      'zh-CN': ['如果 {0} 则为 {1}', '如果 {0} 则为 {1}，否则为 {2}'],
    },
  },
  samples: [
    { args: [true, 'a', 'b'], gives: 'a' },
    { args: [null, 'a', 'b'], gives: 'b' },
    { args: [false, 'a'], gives: null },
    { args: [false, 1, true, 2.5, 3], gives: '2.5' },
    { args: [false, 1, false, 2], gives: null },
  ],
}
