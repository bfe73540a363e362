import { describe, expect, it } from 'vitest'
import { cellNumber, formatCode } from '../../../runtime/exports/sheet-cell.ts'
import { type Sheet, workbookBytes } from '../../../runtime/exports/workbook.ts'
import { openXlsx } from '../../../runtime/imports/tables/xlsx/xlsx-table.ts'

async function readAgain(columns: Sheet['columns'], rows: Parameters<typeof sheetOf>[1]): Promise<readonly (readonly string[])[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of workbookBytes(sheetOf(columns, rows))) pieces.push(piece)
  const bytes = Buffer.concat(pieces)
  const file = { size: bytes.length, read: async function* (from: number, to: number) { yield bytes.subarray(from, to) } }
  const found: (readonly string[])[] = []
  for await (const portion of (await openXlsx(file as never, {})).rows()) found.push(...portion.map(({ cells }) => cells))
  return found
}

const sheetOf = (columns: Sheet['columns'], rows: readonly (readonly (string | number | null)[])[]): Sheet => ({ name: "It's [all]: a/b", columns, rows: (async function* () { yield rows })() })

describe('a workbook', () => {
  it('gives back every text that it was given', async () => {
    const texts = ['=1+1', '@a', '  edges  ', 'line\nfeed\r\nend', '<b> & "q"', 'bell\u0007', '_x0041_', '😀 Tiếng Việt 中文', '\ufffe']
    const columns = texts.map((_, at) => ({ header: `h${at}`, format: undefined }))
    expect(await readAgain(columns, [texts])).toEqual([columns.map(({ header }) => header), texts])
  })

  it('keeps values as numbers with the format that says what they are', async () => {
    const zone = 'Asia/Ho_Chi_Minh'
    const cells = [
      [{ holds: 'number', decimals: 2, unit: 'VND' }, '-1234.50', '-1234.5'],
      [{ holds: 'percent', decimals: 1 }, '12.5', '12.5%'],
      [{ holds: 'date' }, '2026-11-21', '2026-11-21'],
      [{ holds: 'datetime' }, '2026-11-21T20:30:15.000Z', '2026-11-22 03:30:15'],
      [{ holds: 'time' }, '09:30:00', '09:30:00'],
    ] as const
    for (const language of ['en', 'vi', 'zh-CN'] as const) {
      const columns = cells.map(([cell]) => ({ header: cell.holds, format: formatCode(cell, language) }))
      const [, row] = await readAgain(columns, [cells.map(([cell, value]) => cellNumber(value, cell, zone) ?? null)])
      expect(row).toEqual(cells.map(([, , shown]) => shown))
    }
  })

  it('leaves to texts what a spreadsheet would round or misplace', () => {
    expect(cellNumber('1234567890123456', { holds: 'number', decimals: 0 }, 'UTC')).toBeUndefined()
    expect(cellNumber('1899-12-31', { holds: 'date' }, 'UTC')).toBeUndefined()
    expect(cellNumber('0001-01-01T00:00:00.000Z', { holds: 'datetime' }, 'America/New_York')).toBeUndefined()
    expect(cellNumber(-60, { holds: 'duration' }, 'UTC')).toBeUndefined()
  })
})
