import { describe, expect, it } from 'vitest'
import { definitionDifferences } from '../../schemas/definition-difference.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { Language } from '../../schemas/label.ts'
import { answeredDifferences } from '../../server/step-texts/difference-text.ts'
import { field, idOf, object } from '../schemas/objects/definitions.ts'

const rule = (refuseWhen: unknown, more: object = {}) => ({
  kind: 'rule', format: 1 as const, id: idOf('rul', 'big'), name: 'deal_big', label: { en: 'Big deals', vi: 'Cơ hội lớn' }, object: 'deal', refuseWhen, message: 'Too big.', ...more,
})
const deal = (name: string, label: string) => ({ ...object('deal', []), fields: [field('name'), { ...field('amount', 'decimal'), name, label }] })

const told = (before: readonly DefinitionHeader[], after: readonly DefinitionHeader[], language: Language = 'en') =>
  answeredDifferences({ changes: definitionDifferences(before, after), before, after }, { language }).map(({ message, words }) => [message, words?.old, words?.new])

describe('answeredDifferences', () => {
  const more = rule({ '>': [{ var: 'amount' }, 10] })
  const less = rule({ '<': [{ var: 'total' }, 5] }, { enforce: 'always' })

  it('says a condition before and after, each by the names of its time', () => {
    expect(told([deal('amount', 'Amount'), more], [deal('total', 'Total'), less]).slice(2)).toEqual([
      ['Rule Big deals: Stop saving when: Amount is more than 10 → Total is less than 5', 'Amount is more than 10', 'Total is less than 5'],
      ['Rule Big deals: When is it asked: When its fields change → Every save', 'When its fields change', 'Every save'],
    ])
  })

  it('says it in the language of the reader', () => {
    expect(told([deal('amount', 'Amount'), more], [deal('amount', 'Amount'), rule({ '>': [{ var: 'amount' }, 1500] })], 'vi')).toEqual([
      ['Quy tắc Cơ hội lớn: Không cho lưu khi: Amount lớn hơn 10 → Amount lớn hơn 1.500', 'Amount lớn hơn 10', 'Amount lớn hơn 1.500'],
    ])
  })

  it('says so where a condition only follows a new name', () => {
    const followed = rule({ '>': [{ var: 'total' }, 10] })
    expect(told([deal('amount', 'Amount'), more], [deal('total', 'Amount'), followed]).at(-1)).toEqual(['Rule Big deals: Stop saving when: says the same in another writing', undefined, undefined])
  })
})
