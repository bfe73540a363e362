import { describe, expect, it } from 'vitest'
import { strToU8, zipSync } from 'fflate'
import { formatOfCode } from '../../../../runtime/imports/tables/xlsx/cell-format.ts'
import { workbookOf } from '../../../support/workbook.ts'
import { faultOf, open, rowsOf } from './reading.ts'

const cell = (reference: string, value: string, style = 0): string => `<c r="${reference}" s="${style}"><v>${value}</v></c>`

describe('a workbook', () => {
  it('gives the texts that a person sees', async () => {
    const bytes = workbookOf({
      strings: ['<si><t>Tên &amp; họ</t></si>', '<si><r><t xml:space="preserve">Rich </t></r><r><rPr/><t>text</t></r><rPh><t>spoken</t></rPh></si>', '<si><t>two_x000A_lines</t></si>'],
      styles: [0, 14, 22, 9, 164, 165],
      formats: { 164: '00000', 165: 'yyyy&quot;年&quot;m&quot;月&quot;' },
      sheets: {
        Data: [
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>inline</t></is></c></row>',
          `<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="str"><f>A1&amp;"x"</f><v>formula</v></c><c r="D2" t="e"><v>#N/A</v></c></row>`,
          `<row r="3">${cell('A3', '46347', 1)}${cell('B3', '46347.6875', 2)}${cell('C3', '0.2', 3)}${cell('D3', '1234', 4)}${cell('E3', '46347', 5)}</row>`,
          `<row r="5">${cell('A5', '0.1')}${cell('B5', '0.30000000000000004')}${cell('C5', '440301198001011000')}${cell('D5', '1E-7')}<c r="G5"/></row>`,
        ].join(''),
      },
    })
    const expected = [
      [1, 'Tên & họ', 'Rich text', 'inline'],
      [2, 'two\nlines', 'TRUE', 'formula', '#N/A'],
      [3, '2026-11-21', '2026-11-21 16:30:00', '20%', '01234', '2026-11-21'],
      [5, '0.1', '0.3', '440301198001011000', '0.0000001'],
    ]
    for (const piece of [3, 64, 65_536]) expect(await rowsOf(bytes, {}, piece)).toEqual(expected)
  })

  it('counts days from its own beginning', async () => {
    const rows = `<row r="1">${['1', '59', '60', '61'].map((value, index) => cell(`${'ABCD'[index]}1`, value, 1)).join('')}</row>`
    expect(await rowsOf(workbookOf({ styles: [0, 14], sheets: { A: rows } }))).toEqual([[1, '1900-01-01', '1900-02-28', '1900-02-28', '1900-03-01']].map(([line, a, b, , d]) => [line, a, b, '1900-02-28', d]))
    expect(await rowsOf(workbookOf({ styles: [0, 14], from1904: true, sheets: { A: `<row r="1">${cell('A1', '0', 1)}${cell('B1', '44885', 1)}</row>` } }))).toEqual([[1, '00:00:00', '2026-11-21']])
  })

  it('has sheets to choose from, and fills cells that are left out', async () => {
    const bytes = workbookOf({ sheets: { Một: '<row><c><v>1</v></c></row>', 二: `<row r="4">${cell('C4', '7')}${cell('AB4', '8')}</row>` } })
    expect((await open(bytes)).sheets).toEqual(['Một', '二'])
    expect(await rowsOf(bytes)).toEqual([[1, '1']])
    expect(await rowsOf(bytes, { sheet: '二' })).toEqual([[4, '', '', '7', ...Array.from({ length: 24 }, () => ''), '8']])
    expect(await faultOf(bytes, { sheet: 'three' })).toBe('file.unknown-sheet')
  })

  it('is refused when it is damaged, hostile or something else', async () => {
    const rows = `<row r="1">${cell('A1', '1')}</row>`
    const sound = workbookOf({ sheets: { A: rows } })
    expect(await faultOf(sound)).toBeUndefined()
    expect(await faultOf(sound.subarray(0, sound.length - 30))).toBe('file.not-a-workbook')
    expect(await faultOf(zipSync({ 'hello.txt': strToU8('hello') }))).toBe('file.not-a-workbook')
    expect(await faultOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('file.old-workbook')
    const doctype = workbookOf({ sheets: { A: rows }, extra: { 'xl/worksheets/sheet1.xml': strToU8('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&x;</v></c></row></sheetData></worksheet>') } })
    expect(await faultOf(doctype)).toBe('file.not-a-workbook')
    const many = workbookOf({ sheets: { A: rows }, extra: Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`x${index}`, strToU8('x')])) })
    expect(await faultOf(many)).toBe('file.workbook-too-large')
    const climbing = workbookOf({ sheets: { A: rows }, extra: { '../../etc/passwd': strToU8('x') } })
    expect(await faultOf(climbing)).toBe('file.not-a-workbook')
  })

  it('does not unpack a bomb', async () => {
    const bomb = workbookOf({ sheets: { A: `<row r="1">${cell('A1', '1')}</row>${' '.repeat(60 * 1024 * 1024)}` } })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await faultOf(bomb)).toBe('file.workbook-too-large')
  })

  it('has no more columns than a table may', async () => {
    expect(await faultOf(workbookOf({ sheets: { A: `<row r="1">${cell('SG1', '1')}</row>` } }))).toBe('file.too-many-columns')
  })
})

describe('a format', () => {
  it.each([
    ['General', 'number'], ['#,##0.00', 'number'], ['#,##0 "days"', 'number'], ['[h]:mm', 'number'], ['0.0%', 'percent'], ['000', 'padded'],
    ['dd/mm/yyyy', 'date'], ['mmm', 'date'], ['[$-F800]dddd\\, mmmm dd\\, yyyy', 'date'], ['yyyy-mm-dd hh:mm', 'datetime'], ['h:mm AM/PM', 'time'], ['mm:ss', 'time'],
  ])('%s shows a %s', (code, shows) => {
    expect(formatOfCode(code).shows).toBe(shows)
  })
})
