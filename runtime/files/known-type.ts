import { familyOf, unknownType } from '../../schemas/files/file-formats.ts'
import { typeOfFile } from '../../schemas/files/file-signatures.ts'
import { pictureMegabytes } from '../../schemas/files/upload-limit.ts'
import type { Ports } from '../ports.ts'
import { makeThumbnail } from './thumbnails.ts'

interface Sent {
  readonly key: string
  readonly name: string
  readonly size: number
  /** Its first bytes. */
  readonly head: Uint8Array
}

/** The media type of a file that is kept. What says to be a picture is one if it can be shown: its small thumbnail is made at once. */
export async function knownType(ports: Ports, { key, name, size, head }: Sent): Promise<string> {
  const type = typeOfFile(name, head)
  if (familyOf(type) !== 'pictures') return type
  return size <= pictureMegabytes * 1024 * 1024 && (await makeThumbnail(ports, key, 'small')) ? type : unknownType
}
