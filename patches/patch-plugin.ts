import fs from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const patchFile = path.join(import.meta.dirname, 'postgres+3.4.9.patch')
const patched = /node_modules\/postgres\/(src\/\w+\.js)/

type Hunk = { readonly before: string; readonly after: string }

/**
 * Mends packages as their files are read. Nothing is changed on disk, so it works where install scripts are off, and a
 * package that was updated without its patch stops the build instead of running unmended.
 */
export function patches(): Plugin {
  return {
    name: 'patches',
    enforce: 'pre',
    transform: (code, id) => {
      const mended = patchedSource(id, code)
      return mended === undefined ? null : { code: mended, map: null }
    },
  }
}

/** The mended source of a file that has a patch. */
export function patchedSource(id: string, code: string): string | undefined {
  const file = patched.exec(id.replaceAll('\\', '/'))?.[1]
  const hunks = file && hunksOf(file)
  if (!hunks) return undefined
  return hunks.reduce((text, hunk) => {
    if (text.split(hunk.before).length !== 2) throw new Error(`${patchFile} does not fit ${id}: is it another version?`)
    return text.replace(hunk.before, () => hunk.after)
  }, code)
}

function hunksOf(file: string): readonly Hunk[] | undefined {
  const sections = fs.readFileSync(patchFile, 'utf8').split(/^--- a\//m)
  const section = sections.find((text) => text.startsWith(`${file}\n`))
  return section?.split(/^@@.*@@.*\n/m).slice(1).map(parseHunk)
}

function parseHunk(text: string): Hunk {
  const lines = text.replace(/\n$/, '').split('\n')
  const side = (mark: string): string => lines.filter((line) => !line.startsWith(mark)).map((line) => line.slice(1)).join('\n')
  return { before: side('+'), after: side('-') }
}
