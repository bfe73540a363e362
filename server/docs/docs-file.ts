import { readFile } from 'node:fs/promises'
import path from 'node:path'

const mediaTypes = {
  'docs.html': 'text/html; charset=utf-8',
  'docs.js': 'text/javascript; charset=utf-8',
  'docs.css': 'text/css; charset=utf-8',
}

// The files lie beside this one in the sources, and in a folder beside the bundle in a built server.
const folder =
  path.basename(import.meta.dirname) === 'docs' ? import.meta.dirname : path.join(import.meta.dirname, 'docs')

/** One of the three files of the page that shows the API. */
export const docsFile = async (name: keyof typeof mediaTypes): Promise<{ text: string; type: string }> => ({
  text: await readFile(path.join(folder, name), 'utf8'),
  type: mediaTypes[name],
})
