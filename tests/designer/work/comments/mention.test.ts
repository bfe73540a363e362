import { describe, expect, it } from 'vitest'
import { commentPieces, mentionAt, stillMentioned, withMention } from '../../../../designer/work/comments/mention.ts'

const an = { id: '1', name: 'Nguyễn Văn An' }
const anh = { id: '2', name: 'Nguyễn Văn Anh' }

describe('the mention at the caret', () => {
  it.each([
    ['@', { start: 0, text: '' }],
    ['Ask @Ng', { start: 4, text: 'Ng' }],
    ['Ask @Nguyễn Văn', { start: 4, text: 'Nguyễn Văn' }],
    ['好的，@王', { start: 3, text: '王' }],
    ['mail@example', undefined],
    ['@a b c d e', undefined],
  ])('of %j is %j', (text, expected) => {
    expect(mentionAt(text, text.length)).toEqual(expected)
  })

  it('is only what stands before the caret', () => {
    expect(mentionAt('@Lan and @Minh', 4)).toEqual({ start: 0, text: 'Lan' })
  })
})

describe('choosing a person', () => {
  it('puts the name in place of what was typed and leaves the rest', () => {
    expect(withMention('Ask @ng tomorrow', { start: 4, text: 'ng' }, an)).toEqual({ text: 'Ask @Nguyễn Văn An tomorrow', caret: 19 })
  })

  it('mentions nobody whose name was removed again, and everybody once', () => {
    expect(stillMentioned('@Nguyễn Văn An', [an, an, { id: '3', name: 'Lan' }])).toEqual([an])
  })
})

describe('the pieces of a comment', () => {
  it('are the names and what stands between them', () => {
    expect(commentPieces('Hi @Nguyễn Văn An, and @Nguyễn Văn Anh!', [an, anh])).toEqual(['Hi ', an, ', and ', anh, '!'])
  })

  it('are one text where nobody is mentioned', () => {
    expect(commentPieces('a@b.com', [])).toEqual(['a@b.com'])
  })
})
