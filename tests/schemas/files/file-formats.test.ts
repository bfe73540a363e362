import { describe, expect, it } from 'vitest'
import { extensionsOf, familyOf, fileFamilies, unknownType } from '../../../schemas/files/file-formats.ts'
import { typeOfFile } from '../../../schemas/files/file-signatures.ts'

const bytes = (...parts: (string | readonly number[])[]) => new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))))

/** An archive whose first entry has this name, or begins with it. */
const zipOf = (entry: string) => bytes('PK\u0003\u0004', Array.from({ length: 26 }, () => 0), entry)

describe('the type of a file', () => {
  it.each<[string, Uint8Array, string]>([
    ['a.docx', zipOf('[Content_Types].xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.xlsx', zipOf('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.docx', zipOf('evil.exe'), unknownType],
    ['a.zip', zipOf('evil.exe'), 'application/zip'],
    ['a.odt', zipOf('mimetypeapplication/vnd.oasis.opendocument.text'), 'application/vnd.oasis.opendocument.text'],
    ['a.ods', zipOf('mimetypeapplication/vnd.oasis.opendocument.text'), unknownType],
    ['a.xls', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'application/vnd.ms-excel'],
    ['a.webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '), 'image/webp'],
    ['a.wav', bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt '), 'audio/wav'],
    ['a.mp4', bytes([0, 0, 0, 24], 'ftypisom'), 'video/mp4'],
    ['a.avif', bytes([0, 0, 0, 24], 'ftypavif'), 'image/avif'],
    ['a.txt', new TextEncoder().encode('Đà Nẵng\r\n\t'), 'text/plain'],
    ['a.csv', bytes([0xff, 0xfe, 0x41, 0x00]), 'text/csv'],
    ['a.txt', bytes('a\u0000b'), unknownType],
    ['a.svg', bytes('<svg/>'), unknownType],
    ['a.html', bytes('<script>'), unknownType],
    ['png', bytes([0x89], 'PNG\r\n\u001a\n'), unknownType],
    ['a.pdf.exe', bytes('%PDF-'), unknownType],
  ])('of %s with such a content is %s', (name, head, type) => {
    expect(typeOfFile(name, head)).toBe(type)
  })
})

it('every family has formats, and every end of a name leads to one', () => {
  for (const family of fileFamilies) expect(extensionsOf([family]).length).toBeGreaterThan(0)
  expect(new Set(extensionsOf(fileFamilies)).size).toBe(extensionsOf(fileFamilies).length)
  expect([familyOf('image/png'), familyOf('image/svg+xml'), familyOf(unknownType)]).toEqual(['pictures', undefined, undefined])
})
