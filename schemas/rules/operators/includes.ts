import { argument } from './meaning.ts'
import { elementOf } from './in.ts'
import { label, type Operator, phrase } from './operator.ts'
import { anything } from './parameters.ts'

/** Whether several values have one among them: `in`, asked of the list. */
export const includes: Operator = {
  group: 'comparison',
  parameters: [{ name: 'list', accepts: ['list', 'options'], same: true, collection: true }, anything('value', { same: true })],
  result: { type: 'boolean' },
  meaning: (args, call) => elementOf(argument(args, 1), argument(args, 0), call.args[1]?.type),
  binding: 3,
  wording: {
    label: label('includes', 'có chứa', '含有'),
    words: phrase('{0} includes {1}', '{0} có chứa {1}', '{0} 含有 {1}'),
  },
  samples: [
    { args: [['won', 'lost'], 'won'], gives: true },
    { args: [['won', 'lost'], 'new'], gives: false },
    { args: [[], 'new'], gives: false },
    { args: [['a', null], null], gives: true },
    { args: [['1.50', 2], 1.5], gives: true },
    { args: [['a', { lower: ['B'] }], 'b'], gives: true },
  ],
}
