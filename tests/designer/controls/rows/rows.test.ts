import { describe, expect, it } from 'vitest'
import { cellsOf, pastedRows } from '../../../../designer/controls/rows/paste-rows.ts'
import { duplicatedRow, isBlankRow, movedRow, newRow } from '../../../../designer/controls/rows/row-edits.ts'
import { totalOf } from '../../../../designer/controls/rows/row-totals.ts'
import { withoutMended } from '../../../../designer/work/layout/row-faults.ts'
import { mergedDraft } from '../../../../designer/work/record/merge-rows.ts'
import type { ChildRow } from '../../../../schemas/fields/field-type.ts'
import { field } from '../../../support/publishing.ts'
import { workspace } from '../../../conformance/fields/field-samples.ts'

const [name, pieces, price] = [field('name', 'text'), field('pieces', 'integer', { default: 1 }), field('price', 'decimal')]
const columns = [name, pieces, price]
const row = (id: string, values: ChildRow['values'], version = 1): ChildRow => ({ id, version, values: values ?? {} })

describe('a row', () => {
  it('that says only what every new one says is blank', () => {
    expect(newRow(columns)).toEqual({ values: { pieces: 1 } })
    expect([newRow(columns), { values: { pieces: 1, name: '' } }, { values: { name: 'Screw' } }, row('a', {})].map((each) => isBlankRow(each, columns))).toEqual([true, true, false, false])
  })

  it('is copied without its id, and moved within the rows', () => {
    const rows = [row('a', { name: 'A' }), row('b', { name: 'B' })]
    expect(duplicatedRow(rows, 0, columns)).toEqual([rows[0], { values: { name: 'A' } }, rows[1]])
    expect(movedRow(rows, 1, 0)).toEqual([rows[1], rows[0]])
    expect(movedRow(rows, 1, 2)).toBe(rows)
  })
})

describe('a piece of a spreadsheet', () => {
  it('is read line by line; one cell alone is none', () => {
    expect(cellsOf('A\t1\r\nB\t2\r\n')).toEqual([['A', '1'], ['B', '2']])
    expect(cellsOf('Screw')).toBeUndefined()
  })

  it('fills rows from a cell on, makes others, and keeps what cannot be read', () => {
    const cells = cellsOf('1,000\tx\n2\t3\n4\t5') ?? []
    const pasted = pastedRows([row('a', { name: 'A' })], { columns: [pieces, price], at: 0, cells, reading: { ...workspace, decimalMark: '.' }, most: 2, begin: () => newRow(columns) })
    expect(pasted).toEqual([row('a', { name: 'A', pieces: 1000, price: 'x' }), { values: { pieces: 2, price: '3.00' } }])
  })
})

it('columns of numbers are added up exactly', () => {
  expect(totalOf([row('a', { price: '0.1' }), row('b', { price: '0.2' }), row('c', { price: 'x' }), row('d', {})], price)).toBe('0.3')
})

describe('faults of cells', () => {
  it('stay where their rows stand, until the cell gets another value', () => {
    const rows = [row('a', { name: 'A', price: 'x' }), row('b', { name: '' })]
    const faults = new Map([['lines/0/price', 'no number'], ['lines/1/name', 'missing'], ['title', 'missing']])
    const after = (next: readonly ChildRow[]) => [...withoutMended(faults, 'lines', { before: rows, after: next }).keys()]
    expect(after([row('a', { name: 'A', price: '1' }), rows[1] ?? {}])).toEqual(['lines/1/name', 'title'])
    expect(after([row('a', { name: 'A2', price: 'x' }), rows[1] ?? {}])).toEqual(['lines/0/price', 'lines/1/name', 'title'])
    expect(after([rows[1] ?? {}])).toEqual(['lines/0/name', 'title'])
  })
})

describe('rows that somebody else has saved meanwhile', () => {
  it('are merged row by row and cell by cell', () => {
    const base = { lines: [row('a', { name: 'A', price: '1' }), row('b', { name: 'B' }), row('c', { name: 'C' }), row('d', { name: 'D' })] }
    const newer = { lines: [row('a', { name: 'A', price: '2' }, 2), row('b', { name: 'B2' }, 2), row('e', { name: 'E' })] }
    const mine = { lines: [row('a', { name: 'A mine', price: '1' }), row('c', { name: 'C mine' }), row('d', { name: 'D' }), { values: { name: 'New' } }] }
    expect(mergedDraft(mine, { base, newer })).toEqual({
      lines: [row('a', { name: 'A mine', price: '2' }, 2), { values: { name: 'C mine' } }, { values: { name: 'New' } }, row('e', { name: 'E' })],
    })
  })
})
