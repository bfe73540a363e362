import sharp from 'sharp'

/** A picture of one colour; `format` is also the end of names of such files. */
export const picture = async (format: 'png' | 'jpeg' | 'webp' | 'gif', { width = 640, height = 480 } = {}): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await sharp({ create: { width, height, channels: 3, background: '#0b6e69' } })[format]().toBuffer())

/** A photograph that was taken with the camera on its side, and tells where. */
export const photograph = async (): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sharp({ create: { width: 800, height: 600, channels: 3, background: '#97500a' } })
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Ada' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 46/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer(),
  )

/** Some kilobytes of PNG that say that they are so many pixels. */
export function enormousPng(): Uint8Array<ArrayBuffer> {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.alloc(8)
  size.writeUInt32BE(60_000, 0)
  size.writeUInt32BE(60_000, 4)
  return new Uint8Array(Buffer.concat([header, size, Buffer.from('0802000000', 'hex'), Buffer.alloc(2_000)]))
}
