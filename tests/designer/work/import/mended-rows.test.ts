import { describe, expect, it } from 'vitest'
import { mendCell, mendedFile, mendedRequest } from '../../../../designer/work/import/mended-rows.ts'
import type { ImportRequest } from '../../../../schemas/api/import.ts'

const rows = {
  columns: ['Name', 'Amount', 'Note'],
  items: [
    { line: 3, cells: ['An', 'a lot', 'says "no", twice\nor more'], issues: [] },
    { line: 9, cells: ['Lan'], issues: [] },
  ],
}
const [first = { line: 0, cells: [] }, second = { line: 0, cells: [] }] = rows.items

describe('mended rows', () => {
  it('become a file that holds every row, the mended cells in their places', async () => {
    const mended = mendCell(mendCell(new Map(), first, { at: 1, text: '5,50' }), second, { at: 2, text: 'new' })
    const file = mendedFile('Cơ hội.xlsx', rows, mended)
    expect(file.name).toBe('Cơ hội.csv')
    expect(await file.text()).toBe('"Name","Amount","Note"\r\n"An","5,50","says ""no"", twice\nor more"\r\n"Lan","","new"')
  })

  it('keep the cells that were mended before', () => {
    const once = mendCell(new Map(), first, { at: 0, text: 'Ân' })
    expect(mendCell(once, first, { at: 1, text: '5' }).get(3)).toEqual(['Ân', '5', first.cells[2]])
  })

  it('are imported as the rest was, but read as the file that we wrote', () => {
    const columns = [{ column: 'Amount', field: 'fld_000000000001', decimalMark: ',' as const }]
    const request: ImportRequest = { file: 'a', object: 'deal', mode: 'upsert', key: ['code'], dryRun: false, mapping: { sheet: 'Deals', delimiter: ';', header: false, columns } }
    expect(mendedRequest(request, 'b')).toEqual({ ...request, file: 'b', mapping: { encoding: 'utf-8', delimiter: ',', header: true, columns } })
  })
})
