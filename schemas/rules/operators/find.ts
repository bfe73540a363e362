import { lengthOf } from '../text.ts'
import { unlessBlank } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { text } from './parameters.ts'

/**
 * Where a part first stands in a text: the position that `substr` takes, counted in code points from 0.
 * Blank where it stands nowhere, so that what is reckoned from the position is blank too.
 */
export const find: Operator = {
  group: 'text',
  parameters: [text('text'), text('part')],
  result: { type: 'integer' },
  meaning: unlessBlank((whole: string, part: string) => {
    const at = whole.indexOf(part)
    return at < 0 ? null : lengthOf(whole.slice(0, at))
  }),
  wording: {
    label: label('position of', 'vị trí của', '位置'),
    words: phrase('the position of {1} in {0}', 'vị trí của {1} trong {0}', '{1} 在 {0} 中的位置'),
  },
  samples: [
    { args: ['Springfield', 'field'], gives: 6 },
    { args: ['Springfield', 'i'], gives: 3 },
    { args: ['abc', 'a'], gives: 0 },
    { args: ['abc', 'B'], gives: null },
    { args: ['a😀bc', 'b'], gives: 2 },
    { args: ['abc', ''], gives: null },
    { args: [null, 'a'], gives: null },
  ],
}
