import { readWholeXml } from './xml.ts'

/** The texts that cells name by number (ECMA-376, 18.4.9). Pieces of rich text are joined; how a text is spoken is left out. */
export async function readSharedStrings(pieces: AsyncIterable<string>): Promise<readonly string[]> {
  const strings: string[] = []
  let [current, isText, isSpoken] = ['', false, false]
  await readWholeXml(pieces, {
    open: (name) => {
      if (name === 'si') current = ''
      if (name === 'rPh') isSpoken = true
      if (name === 't') isText = !isSpoken
    },
    text: (text) => {
      if (isText) current += text
    },
    close: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') isSpoken = false
      if (name === 'si') strings.push(unescaped(current))
    },
  })
  return strings
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376, 22.4.2.4). */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))).toWellFormed() : text
