import { expect, it } from 'vitest'
import { choicesOf } from '../../../../designer/design/draft/choices.ts'
import { labelIn } from '../../../../schemas/label.ts'

const english = (label: Parameters<typeof labelIn>[0]) => labelIn(label, 'en')

it('tells things of one label apart by their API names, and no others', () => {
  const things = [
    { name: 'deal', label: { en: 'Deal' } },
    { name: 'deal_2', label: { en: 'Deal', vi: 'Cơ hội' } },
    { name: 'contract', label: { en: 'Contract' } },
  ]
  expect(choicesOf(things, english)).toEqual([
    { value: 'deal', label: 'Deal (deal)' },
    { value: 'deal_2', label: 'Deal (deal_2)' },
    { value: 'contract', label: 'Contract' },
  ])
})
