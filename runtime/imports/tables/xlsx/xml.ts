import { fileFault } from '../file-fault.ts'

/** What is told while XML is read. Names come without their prefix. */
interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

interface Attributes {
  get(name: string): string | undefined
}

/**
 * Reads XML in pieces, as far as workbooks use it. A document type is refused: nothing that is read may define
 * entities or lead outside. Yields after each piece, so that whoever waits can take what has been found.
 */
export async function* readXml(pieces: AsyncIterable<string>, handler: XmlHandler): AsyncGenerator<void> {
  let rest = ''
  for await (const piece of pieces) {
    rest = readMarkup(rest + piece, handler)
    if (rest.length > longestTag) throw fileFault('not-a-workbook')
    yield
  }
}

/** Reads to the end of a document that is small, or of which only the sum is wanted. */
export async function readWholeXml(pieces: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(pieces, handler)) {
    // All is told to the handler.
  }
}

/** A cell holds at most 32,767 characters; comments and the like are no longer either. */
const longestTag = 1024 * 1024

/** Tells everything that is complete; answers what is left. */
function readMarkup(text: string, handler: XmlHandler): string {
  let at = 0
  for (;;) {
    const start = text.indexOf('<', at)
    if (start === -1) return tellOpenText(text.slice(at), handler)
    const end = endOfMarkup(text, start)
    if (end === -1) return text.slice(at)
    if (start > at) handler.text?.(withoutEntities(text.slice(at, start)))
    tell(text.slice(start, end), handler)
    at = end
  }
}

const longestEntity = 10

/** Tells text whose end may not be there yet, but for an entity that may only have begun. */
function tellOpenText(text: string, handler: XmlHandler): string {
  const entity = text.indexOf('&', Math.max(0, text.length - longestEntity))
  const end = entity === -1 ? text.length : entity
  if (end > 0) handler.text?.(withoutEntities(text.slice(0, end)))
  return text.slice(end)
}

/** Behind the markup that begins here; -1 when its end is not there yet. */
function endOfMarkup(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return behind(text, '-->', start + 4)
  if (text.startsWith('<![CDATA[', start)) return behind(text, ']]>', start + 9)
  if (text.startsWith('<?', start)) return behind(text, '?>', start + 2)
  // Four characters tell a comment from a section; fewer may only be the beginning of either.
  if (text.startsWith('<!', start)) {
    if (text.length - start < 9) return -1
    throw fileFault('not-a-workbook')
  }
  let at = start + 1
  for (;;) {
    const end = text.indexOf('>', at)
    const quote = nextQuote(text, at)
    if (end === -1 || quote === -1 || end < quote) return end === -1 ? -1 : end + 1
    const closing = text.indexOf(text.charAt(quote), quote + 1)
    if (closing === -1) return -1
    at = closing + 1
  }
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? -1 : at + mark.length
}

function nextQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 34 || code === 39) return at
    if (code === 62) return -1
  }
  return -1
}

function tell(markup: string, handler: XmlHandler): void {
  if (markup.startsWith('<![CDATA[')) return handler.text?.(markup.slice(9, -3))
  if (markup.startsWith('<!') || markup.startsWith('<?')) return undefined
  if (markup.startsWith('</')) return handler.close?.(localName(markup.slice(2, -1).trim()))
  const isEmpty = markup.endsWith('/>')
  const inside = markup.slice(1, isEmpty ? -2 : -1)
  const nameEnd = inside.search(/[\s]/)
  const name = localName(nameEnd === -1 ? inside : inside.slice(0, nameEnd))
  handler.open?.(name, attributesIn(nameEnd === -1 ? '' : inside.slice(nameEnd)))
  if (isEmpty) handler.close?.(name)
  return undefined
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Looked for one by one when asked: most attributes of a sheet are never asked for. */
const attributesIn = (text: string): Attributes => ({
  get: (name) => {
    for (const [, key = '', double, single] of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      if (localName(key) === name) return withoutEntities(double ?? single ?? '')
    }
    return undefined
  },
})

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const withoutEntities = (text: string): string =>
  text.includes('&') ? text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (whole, name: string) => characterOf(name) ?? whole) : text

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(named, name) ? named[name] : undefined
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
