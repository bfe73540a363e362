import { Unzip, UnzipInflate, zipSync } from 'fflate'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import {
  definitionPath,
  definitionText,
  type ExportManifest,
  jsonText,
  manifestPath,
} from '../../schemas/definition-files.ts'
import { Refusal } from '../refusal.ts'

/** The definitions of a release as a zip of sorted, stable files: the same release gives the same bytes. */
export function packDefinitions(
  manifest: ExportManifest,
  definitions: readonly DefinitionHeader[],
): Uint8Array<ArrayBuffer> {
  const files = [
    { path: manifestPath, text: jsonText(manifest) },
    ...definitions.map((definition) => ({ path: definitionPath(definition), text: definitionText(definition) })),
  ]
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  // Zip files hold local times, so the one fixed moment is local as well.
  return zipSync(Object.fromEntries(sorted.map(({ path, text }) => [path, new TextEncoder().encode(text)])), {
    level: 9,
    mtime: new Date(1980, 0, 1),
  })
}

/** What an archive may be at most; more is refused while it is unpacked. */
const limits = { entries: 5_000, unpacked: 50 * 1024 * 1024, ratio: 100 }

/**
 * The text files of an archive by path, counted while they are inflated. Refuses `invalid-request` for what is no
 * zip, too large, or packed too tightly to be honest. Nothing is written anywhere, so names cannot lead astray.
 */
export function unpackArchive(bytes: Uint8Array): ReadonlyMap<string, string> {
  const files = new Map<string, Uint8Array[]>()
  let unpacked = 0
  const unzip = new Unzip((file) => {
    if (files.size >= limits.entries) throw archiveFault('archive.too-many-files', { limit: limits.entries })
    const chunks: Uint8Array[] = []
    files.set(file.name, chunks)
    file.ondata = (error, chunk) => {
      if (error) throw error
      unpacked += chunk.byteLength
      if (unpacked > limits.unpacked) throw archiveFault('archive.too-large', { limit: limits.unpacked })
      if (unpacked > bytes.byteLength * limits.ratio)
        throw archiveFault('archive.packed-too-tightly', { limit: limits.ratio })
      chunks.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  inflate(unzip, bytes)
  if (files.size === 0) throw archiveFault('archive.unreadable')
  return new Map([...files].filter(([name]) => !isNoise(name)).map(([name, chunks]) => [name, textOf(name, chunks)]))
}

const step = 64 * 1024

function inflate(unzip: Unzip, bytes: Uint8Array): void {
  try {
    for (let from = 0; from < bytes.byteLength; from += step)
      unzip.push(bytes.subarray(from, from + step), from + step >= bytes.byteLength)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw archiveFault('archive.unreadable', {}, error)
  }
}

/** Folders, and what desktop systems add on their own. */
const isNoise = (name: string): boolean =>
  name.endsWith('/') || name.startsWith('__MACOSX/') || (name.split('/').at(-1) ?? '').startsWith('.')

function textOf(name: string, chunks: readonly Uint8Array[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (error) {
    throw archiveFault('archive.not-text', { file: name }, error)
  }
}

const archiveFault = (code: string, params: Record<string, unknown> = {}, cause?: unknown): Refusal =>
  new Refusal('invalid-request', { issues: [{ code, path: '', params }], cause })
