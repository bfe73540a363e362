import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { pageHeaders } from './page-headers.ts'

/** The files of the browser app. */
export interface Pages {
  /** The file at this path; its page for every other address; undefined when there is nothing to show. */
  at(address: string, acceptEncoding: string): Promise<Response | undefined>
}

/** Reads the folder's names once: only what stands in it at the start is ever served, so no path leads out of it. */
export function createPages(folder: string, baseUrl: string): Pages {
  const names = new Set(fileNames(folder))
  const packed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  const file = async (name: string, acceptEncoding: string): Promise<Response> => {
    const type = mediaTypes[path.extname(name)] ?? 'application/octet-stream'
    const headers = { ...pageHeaders(baseUrl), 'content-type': type, 'cache-control': cacheControl(name) }
    if (!isPackable(type) || !/\bgzip\b/.test(acceptEncoding))
      return new Response(await readFile(path.join(folder, name)), { headers })
    const bytes = packed.get(name) ?? pack(path.join(folder, name))
    packed.set(name, bytes)
    bytes.catch(() => packed.delete(name))
    return new Response(await bytes, { headers: { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' } })
  }
  return {
    at: async (address, acceptEncoding) => {
      const name = address.slice(1)
      if (names.has(name)) return file(name, acceptEncoding)
      if (!names.has('index.html') || path.extname(name) !== '') return undefined
      return file('index.html', acceptEncoding)
    },
  }
}

export const noPages: Pages = { at: async () => undefined }

/** Where the build puts the browser app: beside the bundled server, or in the sources' `dist`. */
export const builtPages: string = import.meta.dirname.endsWith(path.join('dist', 'server'))
  ? path.join(import.meta.dirname, '../designer')
  : path.join(import.meta.dirname, '../../dist/designer')

function fileNames(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return entries.map((entry) =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
    )
  } catch (reason) {
    // Not built: the API works without its pages.
    if ((reason as { code?: unknown }).code === 'ENOENT') return []
    throw reason
  }
}

const pack = async (file: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await promisify(gzip)(await readFile(file)))

/** The names of built assets carry a hash of their contents. */
const cacheControl = (name: string): string =>
  name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

const isPackable = (type: string): boolean => /^text\/|javascript|json|svg/.test(type)

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}
