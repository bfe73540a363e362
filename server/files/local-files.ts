import { createReadStream, createWriteStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStore } from '../../runtime/ports.ts'

/** Keeps files below a folder, each under its key. What is being written lies beside it until it is whole. */
export function createLocalFiles(folder: string): FileStore {
  const placeOf = (key: string): string => {
    if (/^[\w-]+(\/[\w-]+)*$/.test(key)) return path.join(folder, key)
    throw new Error(`a file's key is made of letters, digits and dashes, unlike ${JSON.stringify(key)}`)
  }
  return {
    write: async (key, bytes) => {
      const place = placeOf(key)
      const unfinished = unfinishedAt(place)
      await fs.mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      try {
        await pipeline(bytes, createWriteStream(unfinished, { mode: 0o600, flush: true }))
        await fs.rename(unfinished, place)
      } catch (error) {
        await fs.rm(unfinished, { force: true })
        throw error
      }
      return { size: (await fs.stat(place)).size }
    },
    read: async (key, range) => {
      const place = placeOf(key)
      if (range && range.to <= range.from) return new Blob([]).stream()
      // To Node, the end is the last byte that is read.
      const file = createReadStream(place, range && { start: range.from, end: range.to - 1 })
      // A file that is missing is known here, not in the middle of an answer.
      await new Promise((resolve, reject) => file.once('ready', () => resolve(undefined)).once('error', reject))
      // Both stand for the same stream; only the names of the types differ.
      return Readable.toWeb(file) as ReadableStream<Uint8Array>
    },
    remove: async (key) => {
      const place = placeOf(key)
      await fs.rm(unfinishedAt(place), { force: true })
      await fs.rm(place, { force: true })
    },
  }
}

const unfinishedAt = (place: string): string => `${place}.part`
