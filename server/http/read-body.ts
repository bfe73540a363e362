import type { Issue } from '../../schemas/issue.ts'
import { deepestJson, isJsonTooDeep } from '../../schemas/json-depth.ts'
import { unstorableTexts } from '../../schemas/unstorable-texts.ts'
import { HttpRefusal } from '../http-refusal.ts'

/** The largest JSON body, in bytes. */
const bodyLimit = 1024 * 1024

/** Reads a JSON body. Refuses another media type, more than the limit, broken or too deep JSON, and text that no column could hold. */
export async function readJson(request: Request): Promise<unknown> {
  if (!isJson(request.headers.get('content-type'))) throw new HttpRefusal('unsupported-media-type')
  const text = await readText(request)
  const value = parse(text)
  if (isJsonTooDeep(text)) throw malformed({ code: 'json.too-deep', path: '', params: { limit: deepestJson } })
  if (text.includes('\\u') && unstorableTexts(value).length > 0)
    throw malformed({ code: 'text.malformed', path: '' })
  return value
}

const malformed = (issue: Issue): HttpRefusal => new HttpRefusal('malformed-json', { issues: [issue] })

/** Reads a body that is not JSON. Refuses `body-too-large` as soon as it holds more than `limit` bytes. */
export const readBytes = (request: Request, limit: number): Promise<Buffer> => readCounted(request, limit)

/** A change without a body must not come as a form: forms are what other sites can send. */
export function checkNoBody(request: Request): void {
  const type = request.headers.get('content-type')
  if (type !== null && !isJson(type)) throw new HttpRefusal('unsupported-media-type')
}

/** Checks the media type of a body that the route reads itself; `any/any` lets any pass. */
export function checkMediaType(request: Request, expected: string): void {
  const type = mediaType(request.headers.get('content-type'))
  if (expected !== '*/*' && type !== expected) throw new HttpRefusal('unsupported-media-type')
}

const isJson = (type: string | null): boolean => type === 'application/json' || mediaType(type) === 'application/json'

const mediaType = (type: string | null): string | undefined => type?.split(';', 1)[0]?.trim().toLowerCase()

async function readText(request: Request): Promise<string> {
  const length = request.headers.get('content-length')
  if (length !== null && Number(length) > bodyLimit) throw new HttpRefusal('body-too-large')
  // Node ends a body at its declared length; one of unknown length is counted while it comes.
  return length === null ? (await readCounted(request, bodyLimit)).toString('utf8') : request.text()
}

async function readCounted(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Node's streams can be iterated; the DOM's types do not say so.
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limit) throw new HttpRefusal('body-too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new HttpRefusal('malformed-json', { cause })
  }
}
