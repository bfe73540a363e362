import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextEncoding } from '../../../../schemas/api/table-reading.ts'
import { csvLine } from '../../../../runtime/imports/csv-text.ts'
import { tableLimits } from '../../../../runtime/imports/tables/table.ts'
import { faultOf, open, rowsOf } from './reading.ts'

const vietnamese = 'Tên,Địa chỉ\nNguyễn Văn Ân,Đường Lê Lợi\nTrần Thị Bưởi,Huế'
const chinese = '名称,城市\n北京某某科技有限公司,上海\n张三,深圳市南山区'

/** `composed` letters as Windows-1258 writes them: the tone behind its vowel. */
const windows1258 = (text: string): Uint8Array => {
  const byCharacter = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1258').decode(new Uint8Array([byte])), byte]))
  const bases = text.normalize('NFD').replace(/([aeouAEOU])([\u0323\u0300\u0301\u0303\u0309]?)([\u0302\u0306\u031b])/g, (_, letter: string, tone: string, mark: string) => (letter + mark).normalize('NFC') + tone)
  return new Uint8Array([...bases].map((character) => byCharacter.get(character) ?? fail(character)))
}

const gb18030 = new Uint8Array([
  0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb3, 0xc7, 0xca, 0xd0, 0x0a, 0xb1, 0xb1, 0xbe, 0xa9, 0xc4, 0xb3, 0xc4, 0xb3, 0xbf, 0xc6, 0xbc, 0xbc, 0x2c, 0xc9, 0xcf, 0xba, 0xa3,
])

const utf16 = (text: string, { bigEndian = false, mark = true } = {}): Uint8Array => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

describe('the encoding', () => {
  it.each<[string, Uint8Array, TextEncoding, string]>([
    ['UTF-8', new TextEncoder().encode(vietnamese), 'utf-8', vietnamese],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${chinese}`), 'utf-8', chinese],
    ['UTF-16 as Excel writes it', utf16(vietnamese), 'utf-16le', vietnamese],
    ['UTF-16, big end first', utf16(chinese, { bigEndian: true }), 'utf-16be', chinese],
    ['UTF-16 without a mark', utf16(vietnamese, { mark: false }), 'utf-16le', vietnamese],
    ['GB 18030', gb18030, 'gb18030', '名称,城市\n北京某某科技,上海'],
    ['Windows-1258', windows1258(vietnamese), 'windows-1258', vietnamese],
    ['Windows-1252', new Uint8Array([0x4e, 0x6f, 0x6d, 0x2c, 0x56, 0x0a, 0x46, 0x72, 0x61, 0x6e, 0xe7, 0x6f, 0x69, 0x73, 0x2c, 0xc9, 0x76, 0x72, 0x79]), 'windows-1252', 'Nom,V\nFrançois,Évry'],
  ])('is found to be %s', async (_, bytes, encoding, text) => {
    const table = await open(bytes)
    expect({ encoding: table.encoding, delimiter: table.delimiter }).toEqual({ encoding, delimiter: ',' })
    expect(await rowsOf(bytes)).toEqual(text.split('\n').map((line, index) => [index + 1, ...line.split(',')]))
  })

  it('is UTF-8 only if the whole file is', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('a,b\n'.repeat(100_000)), 0x46, 0xe7, 0x0a])
    expect((await open(bytes, {}, 65_536)).encoding).toBe('windows-1252')
  })

  it('that a person chose wrongly is refused instead of storing nonsense', async () => {
    expect(await faultOf(gb18030, { encoding: 'utf-8' })).toBe('file.wrong-encoding')
  })
})

describe('the delimiter', () => {
  it.each([
    [',', 'a,b,c\n1,"x;y;z",3\n'],
    [';', 'Tên;Giá\nHoà;1,5\nBình;2,5\n'],
    ['\t', 'a\tb\n1,2\t3,4\n'],
    ['|', 'a|b|c\nx, y|z|w\n'],
    [',', 'Name\nAcme\nBeta\n'],
  ])('is %j', async (delimiter, text) => {
    expect((await open(text)).delimiter).toBe(delimiter)
  })
})

describe('a record', () => {
  it.each<[string, string, string[][]]>([
    ['ends at any line end', 'a,b\r\nc,d\re,f\ng,h', [['a', 'b'], ['c', 'd'], ['e', 'f'], ['g', 'h']]],
    ['holds delimiters, quotes and line ends in quotes', '"a,""b""\r\nc",d\n', [['a,"b"\r\nc', 'd']]],
    ['keeps quotes within a cell', '5" pipe,"6"" pipe",say "hi"\n', [['5" pipe', '6" pipe', 'say "hi"']]],
    ['keeps what follows a closing quote', '"a" b,"c"d\n', [['a b', 'cd']]],
    ['may be empty', 'a,b\n\n,\n', [['a', 'b'], [''], ['', '']]],
    ['may lack cells', 'a,b,c\n1\n', [['a', 'b', 'c'], ['1']]],
  ])('%s', async (_, text, cells) => {
    for (const piece of [1, 2, 3, 100]) expect(await rowsOf(text, { delimiter: ',' }, piece)).toEqual(cells.map((row, index) => [index + 1, ...row]))
  })

  it('is read as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab,;"\n\r\t '.split('')), maxLength: 8 })
    const table = fc.array(fc.array(cell.filter((text) => !/^[=+\-@\t\r]/.test(text)), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    return fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, piece) => {
        const text = rows.map((cells) => csvLine(cells, ',')).join('')
        expect(await rowsOf(text, { delimiter: ',', encoding: 'utf-8' }, piece)).toEqual(rows.map((cells, index) => [index + 1, ...cells]))
      }),
      { numRuns: 300, seed: 3 },
    )
  })

  it('has bounds', async () => {
    const within = 'x'.repeat(tableLimits.record - 10)
    expect(await faultOf(`a,b\n${within},y\n`)).toBeUndefined()
    expect(await faultOf(`a,b\n${within}xxxxxxxxxxx,y\n`)).toBe('file.record-too-long')
    expect(await faultOf(`a,b\n"${within}xxxxxxxxxxx\n`)).toBe('file.open-quote')
    expect(await faultOf(`${'x,'.repeat(tableLimits.columns - 1)}x\n`)).toBeUndefined()
    expect(await faultOf(`${'x,'.repeat(tableLimits.columns)}x\n`)).toBe('file.too-many-columns')
    expect(await faultOf('a,b\n1,"never closed\n2,3\n')).toBe('file.open-quote')
  })

  it('counts when it has text in it', async () => {
    expect(await (await open('a,b\n1,2\n\n,\n3,4\n')).count()).toBe(3)
  })
})

describe('a line for people', () => {
  it('guards what a spreadsheet would take for a formula', () => {
    expect(csvLine(['=1+1', '+84', '-5', '@x', '\tx', '\rx', 'a=b', ''], ';')).toBe("'=1+1;'+84;'-5;'@x;'\tx;\"'\rx\";a=b;\r\n")
  })
})

function fail(character: string): never {
  throw new Error(`Windows-1258 has no ${character}`)
}
