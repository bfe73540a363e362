import { describe, expect, it } from 'vitest'
import { wordDifference } from '../../../../designer/design/differences/word-difference.ts'

const marks = { both: ['', ''], old: ['[-', ']'], new: ['[+', ']'] } as const
const told = (old: string, now: string) => wordDifference(old, now).map(({ text, in: side }) => marks[side].join(text)).join('')

describe('wordDifference', () => {
  it.each([
    ['Amount is more than 10', 'Amount is less than 10', 'Amount is [-more][+less] than 10'],
    ['Tell Lan', 'Tell Lan and Minh', 'Tell Lan[+ and Minh]'],
    ['one two', '', '[-one two]'],
    ['金额大于 10', '金额小于 10', '金额[-大][+小]于 10'],
    ['same', 'same', 'same'],
  ])('tells how %s became %s', (old, now, said) => expect(told(old, now)).toBe(said))

  it('takes long texts as wholes', () => {
    const long = 'word '.repeat(2_000)
    expect(wordDifference(long, `${long}end`)).toHaveLength(2)
  })
})
