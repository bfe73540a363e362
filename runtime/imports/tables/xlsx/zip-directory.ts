import type { FileBytes } from '../file-bytes.ts'
import { gathered } from '../file-bytes.ts'
import { fileFault } from '../file-fault.ts'

/** A file within a zip archive, as the archive's directory at its end lists it (APPNOTE 6.3.10, 4.3.12). */
export interface ZipEntry {
  readonly name: string
  /** 0 = stored as it is, 8 = deflated. */
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  /** Where the entry's own header begins. */
  readonly offset: number
}

/** A workbook of a spreadsheet has a few dozen. */
const mostEntries = 200

const endLength = 22
const longestComment = 65_535
const headerLength = 46
const signatures = { entry: 0x02014b50, end: 0x06054b50 }

/** The entries of an archive by name. Refuses `invalid-request` for what is no archive, or one that is encrypted, split or too large. */
export async function readZipDirectory(file: FileBytes): Promise<ReadonlyMap<string, ZipEntry>> {
  const tail = Buffer.from(await gathered(file.read(Math.max(0, file.size - endLength - longestComment))))
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end === -1 || end + endLength > tail.length || tail.readUInt32LE(end) !== signatures.end) throw fileFault('not-a-workbook')
  const [count, size, offset] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
  if (count > mostEntries) throw fileFault('workbook-too-large', { entries: count, most: mostEntries })
  if (offset + size > file.size) throw fileFault('not-a-workbook')
  const directory = Buffer.from(await gathered(file.read(offset, offset + size)))
  return new Map([...entriesIn(directory, count)].map((entry) => [entry.name, entry]))
}

function* entriesIn(directory: Buffer, count: number): Generator<ZipEntry> {
  let at = 0
  for (let index = 0; index < count; index += 1) {
    if (at + headerLength > directory.length || directory.readUInt32LE(at) !== signatures.entry) throw fileFault('not-a-workbook')
    const nameLength = directory.readUInt16LE(at + 28)
    const extraLength = directory.readUInt16LE(at + 30)
    const isEncrypted = (directory.readUInt16LE(at + 8) & 1) === 1
    if (isEncrypted) throw fileFault('old-workbook')
    const name = directory.toString('utf8', at + headerLength, at + headerLength + nameLength).replaceAll('\\', '/')
    const extra = directory.subarray(at + headerLength + nameLength, at + headerLength + nameLength + extraLength)
    yield { name: safeName(name), method: directory.readUInt16LE(at + 10), ...sizesOf(directory, at, extra) }
    at += headerLength + nameLength + extraLength + directory.readUInt16LE(at + 32)
  }
}

function safeName(name: string): string {
  if (name.startsWith('/') || name.split('/').includes('..') || name.includes('\0')) throw fileFault('not-a-workbook')
  return name
}

const inExtra = 0xffffffff

/** Sizes and place; those that need more than 32 bits, or whose writer did not know, stand in the extra field (4.5.3). */
function sizesOf(directory: Buffer, at: number, extra: Buffer): Pick<ZipEntry, 'packed' | 'unpacked' | 'offset'> {
  const wide = zip64Values(extra)
  const value = (position: number): number => {
    const plain = directory.readUInt32LE(at + position)
    return plain === inExtra ? (wide.shift() ?? plain) : plain
  }
  // The extra field holds only what is missing, in this order.
  const unpacked = value(24)
  const packed = value(20)
  return { unpacked, packed, offset: value(42) }
}

function zip64Values(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => Number(field.readBigUInt64LE(index * 8)))
  }
  return []
}
