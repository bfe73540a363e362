import { expect, it } from 'vitest'
import type { PreviewColumn } from '../../../schemas/api/file.ts'
import { checkObject } from '../../../schemas/objects/check-object.ts'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { proposeObject } from '../../../schemas/imports/propose-object.ts'

const column = (name: string, type: string, more: Partial<PreviewColumn> & { settings?: Record<string, unknown> } = {}): PreviewColumn => {
  const { settings = {}, ...rest } = more
  return { column: name, samples: [], filled: 4, distinct: 2, types: [{ type, score: 1, settings }], warnings: [], ...rest }
}

const propose = (columns: readonly PreviewColumn[], sampled = 4) =>
  proposeObject({ columns, sampled }, { label: 'Khách hàng', plural: 'Khách hàng', language: 'vi', taken: (name) => name === 'khach_hang' })

it('makes a field of each column, with labels in the reader\'s language and free names', () => {
  const { object, columns } = propose([column('Tên', 'text'), column('Tên', 'text'), column('Doanh thu', 'decimal', { settings: { scale: 3 }, decimalMark: ',' })])
  expect(object).toMatchObject({
    kind: 'object', name: 'khach_hang_2', label: { vi: 'Khách hàng' }, title: 'ten',
    fields: [{ name: 'ten', type: 'text', label: { vi: 'Tên' } }, { name: 'ten_2' }, { name: 'doanh_thu', type: 'decimal', scale: 3 }],
  })
  expect(columns.at(-1)).toEqual({ column: 'Doanh thu', field: object.fields[2]?.id, decimalMark: ',' })
  expect(checkObject(object, definitionSet([object]))).toEqual([])
})

it('takes the column that is called so as the title, else the text that differs most, else makes one', () => {
  expect(propose([column('Code', 'text', { distinct: 4 }), column('Full name', 'text')]).object.title).toBe('full_name')
  expect(propose([column('City', 'text', { distinct: 2 }), column('Company', 'text', { distinct: 4 })]).object.title).toBe('company')
  const { object } = propose([column('Year', 'integer'), column('Sum', 'decimal', { settings: { scale: 4 } })])
  expect(object).toMatchObject({ title: 'year', fields: [{ name: 'year', type: 'text' }, { type: 'decimal' }] })
  expect(checkObject(object, definitionSet([object]))).toEqual([])
})

it('proposes a unique key only for a column that is called like one and tells all rows apart', () => {
  const unique = { filled: 4, distinct: 4 }
  expect(propose([column('Mã KH', 'text', unique), column('Tên', 'text')]).key).toEqual(['ma_kh'])
  expect(propose([column('customer_id', 'integer', unique), column('Tên', 'text')]).object.unique).toMatchObject([{ fields: ['customer_id'] }])
  expect(propose([column('Mã KH', 'text', { filled: 3, distinct: 3 }), column('Tên', 'text', unique)]).key).toBeNull()
  expect(propose([column('Mã KH', 'text', unique), column('Tên', 'text')], 1).key).toBeNull()
  expect(propose([column('Paid', 'text', unique)]).key).toBeNull()
})

it('puts back zeros that were lost, and says how links are found', () => {
  const warnings = [{ code: 'leading-zero-lost', path: '/columns/0' }]
  const { columns } = propose([column('Phone', 'phone', { warnings }), { ...column('Account', 'lookup'), types: [{ type: 'lookup', score: 1, settings: { object: 'account' }, match: 'fld_x' }] }])
  expect(columns).toMatchObject([{ leadingZeroLost: true }, { match: 'fld_x' }])
})
