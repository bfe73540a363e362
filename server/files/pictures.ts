import { buffer } from 'node:stream/consumers'
import type { Sharp } from 'sharp'
import type { Pictures } from '../../runtime/ports.ts'
import { limited } from '../jobs/limited.ts'

/** What is refused before it is unpacked: a picture of some kilobytes may say that it has as many pixels as it likes. */
const mostPixels = 100_000_000
const mostSeconds = 10
/** Pictures that are made at once: each takes a thread that reading files and hashing passwords need too. */
const atOnce = 2

/** The readers of the formats that count as pictures. All others, of SVG and PDF among them, stay closed. */
const readers = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}Buffer`)

/** Makes thumbnails off the event loop, in libvips' threads; the library is loaded with the first picture. */
export function createPictures(): Pictures {
  const inTurn = limited(atOnce)
  return { shrink: (bytes, edge) => inTurn(async () => shrunk(await buffer(bytes), edge)) }
}

let library: Promise<(picture: Buffer) => Sharp> | undefined

/** The profile of colours is applied, and everything else that the picture tells beside its pixels is left out. */
async function shrunk(bytes: Buffer, edge: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  library ??= load()
  const open = await library
  try {
    const made = await open(bytes).timeout({ seconds: mostSeconds }).autoOrient().resize(edge, edge, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }).toBuffer()
    return new Uint8Array(made)
  } catch {
    // Whatever libvips cannot read within the limits is no picture to us; it says so in words of its own alone.
    return undefined
  }
}

async function load(): Promise<(picture: Buffer) => Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: readers })
  return (picture) => sharp(picture, { limitInputPixels: mostPixels, sequentialRead: true })
}
