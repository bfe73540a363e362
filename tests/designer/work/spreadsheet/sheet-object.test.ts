import { describe, expect, it } from 'vitest'
import type { PreviewColumn, TablePreview } from '../../../../schemas/api/file.ts'
import type { SpreadsheetProposal } from '../../../../schemas/api/import.ts'
import { chosenFields, finalColumns, finalObject, keyFields, labelFromFile, noAnswers, noKey, proposalRequest, titleFields } from '../../../../designer/work/spreadsheet/sheet-object.ts'

const field = (name: string, type: string, more: object = {}) => ({ id: `fld_${name}`, name, type, label: { vi: name }, ...more })

const proposal: SpreadsheetProposal = {
  object: {
    kind: 'object', format: 1, id: 'obj_x', name: 'x', label: { vi: 'x' }, plural: { vi: 'x' }, title: 'ten', unique: [{ id: 'unq_1', fields: ['ma'] }],
    fields: [field('ten', 'text'), field('ma', 'text'), field('so', 'integer'), field('loai', 'picklist', { options: [{ id: 'opt_1', value: 'a', label: 'A' }] })],
  },
  mapping: { header: true, columns: [{ column: 'Tên', field: 'fld_ten' }, { column: 'Mã', field: 'fld_ma' }, { column: 'Số', field: 'fld_so' }, { column: 'Loại', field: 'fld_loai' }] },
  key: ['ma'],
}

const column = (name: string, distinct: number): PreviewColumn => ({ column: name, samples: [], filled: 3, distinct, types: [], warnings: [] })
const preview: TablePreview = {
  file: { id: '0198', name: 'x.csv', size: 1, type: 'text/csv' }, format: 'csv', encoding: 'utf-8', delimiter: ',', sheets: [], sheet: null, header: true,
  columns: [column('Tên', 3), column('Mã', 3), column('Số', 3), column('Loại', 1)], rows: [], sampled: 3, complete: true,
}
const answers = noAnswers('Khách hàng', 'Khách hàng')
const naming = { name: 'khach_hang', language: 'vi' } as const

describe('the label of a file', () => {
  it.each([
    ['khach_hang_2026-11-21.xlsx', 'Khach hang'],
    ['Danh sách khách hàng (3).csv', 'Danh sách khách hàng'],
    ['客户名单.xlsx', '客户名单'],
    ['2026.csv', ''],
  ])('of %s is %s', (name, label) => {
    expect(labelFromFile(name)).toBe(label)
  })
})

describe('an object made from a file', () => {
  it('is asked for with the chosen types, called anything while it has no name', () => {
    expect(proposalRequest('0198', { delimiter: ';' }, { one: ' ', types: { Mã: null } })).toEqual({ file: '0198', delimiter: ';', label: 'x', types: { Mã: null } })
  })

  it('is called by a text, never by a choice or a number', () => {
    expect(titleFields(proposal).map(({ name }) => name)).toEqual(['ten', 'ma'])
  })

  it('is told apart only by what is filled everywhere and never twice the same', () => {
    expect(keyFields(proposal, preview).map(({ name }) => name)).toEqual(['ten', 'ma', 'so'])
    expect(keyFields(proposal, { ...preview, sampled: 4 })).toEqual([])
  })

  it('is as proposed where nothing was answered', () => {
    expect(chosenFields(proposal, preview, answers)).toEqual({ title: 'ten', key: 'ma' })
    expect(finalObject(proposal, preview, { answers, ...naming })).toMatchObject({
      name: 'khach_hang', label: { vi: 'Khách hàng' }, title: 'ten', unique: [{ id: 'unq_1', fields: ['ma'] }],
    })
  })

  it('follows the answers, and forgets those about fields that are left out by now', () => {
    expect(finalObject(proposal, preview, { answers: { ...answers, title: 'ma', key: 'so' }, ...naming })).toMatchObject({ title: 'ma', unique: [{ fields: ['so'] }] })
    expect(finalObject(proposal, preview, { answers: { ...answers, key: noKey }, ...naming })).not.toHaveProperty('unique')
    expect(chosenFields(proposal, preview, { ...answers, title: 'gone', key: 'gone' })).toEqual({ title: 'ten', key: 'ma' })
  })

  it('reads its columns as was answered', () => {
    expect(finalColumns(proposal, { readings: { Số: { decimalMark: ',' } } })[2]).toEqual({ column: 'Số', field: 'fld_so', decimalMark: ',' })
  })
})
