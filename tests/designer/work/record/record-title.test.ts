import { expect, it } from 'vitest'
import { subtitleOf } from '../../../../designer/work/record/record-title.ts'
import type { RecordAnswer } from '../../../../schemas/api/record.ts'
import { definitionSet } from '../../../../schemas/definition-set.ts'
import { field, object } from '../../design/definitions.ts'

const account = object('account', [field('a', 'name'), field('b', 'city', 'picklist', { options: [{ id: 'opt_cccccccccccc', value: 'hn', label: { en: 'Ha Noi', vi: 'Hà Nội' } }] })])
const deal = object(
  'deal',
  [
    field('a', 'name'),
    field('b', 'stage', 'picklist', { options: [{ id: 'opt_aaaaaaaaaaaa', value: 'won', label: { en: 'Won', vi: 'Thắng' } }] }),
    field('c', 'amount', 'currency', { currency: 'VND' }),
    field('d', 'account', 'lookup', { object: 'account' }),
  ],
  { subtitle: ['stage', 'amount', 'account', 'account.city'] },
)
const set = definitionSet([deal, account])
const readerOf = (language: 'en' | 'vi') => ({ language, currency: 'VND', country: 'VN', zone: 'Asia/Ho_Chi_Minh', readerZone: 'Asia/Ho_Chi_Minh' })
const record = (values: RecordAnswer['values'], titles: Record<string, string> = {}): RecordAnswer => ({ id: 'x', version: 1, values, _titles: titles, _can: { update: true, delete: true } })

const said = (language: 'en' | 'vi', each: RecordAnswer) => subtitleOf(deal, each, { reader: readerOf(language), set })?.replaceAll('\u00A0', ' ')

it('says the second line as its reader writes values, over links too', () => {
  const won = record({ stage: 'won', amount: '1500000', account: '1', 'account.city': 'hn' }, { account: 'Acme' })
  expect(said('vi', won)).toBe('Thắng · 1.500.000 ₫ · Acme · Hà Nội')
  expect(said('en', won)).toBe('Won · VND 1,500,000 · Acme · Ha Noi')
})

it('leaves out what is blank, and is not there when all is', () => {
  expect(said('en', record({ stage: 'won', amount: null }))).toBe('Won')
  expect(said('en', record({}))).toBeUndefined()
})
