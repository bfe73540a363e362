import type { Ports } from '../ports.ts'

/** The longest edge of each size in pixels: `small` for lists and forms, `medium` to look at. */
const edges = { small: 240, medium: 1600 } as const

export type ThumbnailSize = keyof typeof edges

export const thumbnailSizes = ['small', 'medium'] as const satisfies readonly ThumbnailSize[]

/** The media type of all thumbnails. */
export const thumbnailType = 'image/webp'

/** Where the thumbnails of a file are kept, made or not. */
export const thumbnailKeys = (key: string): readonly string[] => thumbnailSizes.map((size) => keyOf(key, size))

const keyOf = (key: string, size: ThumbnailSize): string => `${key}-${size}`

/** Makes a thumbnail and keeps it. False where the file is no picture that can be read within the limits of time and size. */
export async function makeThumbnail({ files, pictures }: Ports, key: string, size: ThumbnailSize): Promise<boolean> {
  const small = await pictures.shrink(await files.read(key), edges[size])
  if (!small) return false
  await files.write(keyOf(key, size), new Blob([small]).stream())
  return true
}

/** A thumbnail of a picture; one that nobody has asked for yet is made. Undefined where it cannot be. */
export async function readThumbnail(ports: Ports, key: string, size: ThumbnailSize): Promise<ReadableStream<Uint8Array> | undefined> {
  const kept = await ports.files.read(keyOf(key, size)).catch(() => undefined)
  if (kept) return kept
  return (await makeThumbnail(ports, key, size)) ? ports.files.read(keyOf(key, size)) : undefined
}
