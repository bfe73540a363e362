import { entityTag } from './preconditions.ts'

interface ServedFile {
  /** Changes with the content. */
  readonly tag: string
  readonly name: string
  readonly type: string
  /** Whether a page may show it: only what we have made ourselves. */
  readonly shown: boolean
}

/**
 * The headers of a file that somebody has sent: it is kept and never opened here, whatever it says to be, and asked for anew
 * each time, for rights may have changed.
 */
export const fileHeaders = ({ tag, name, type, shown }: ServedFile): Readonly<Record<string, string>> => ({
  'content-type': type,
  'content-disposition': `${shown ? 'inline' : 'attachment'}; filename="${plainName(name)}"; filename*=UTF-8''${encodedName(name)}`,
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-cache',
  etag: `"${tag}"`,
})

/** Whether the client has the file already. */
export const isKnown = (request: Request, tag: string): boolean => entityTag(request.headers.get('if-none-match')) === tag

/** For clients that do not read the encoded name (RFC 6266). */
const plainName = (name: string): string => name.replace(/[^\x20-\x7e]|["\\%]/g, '_')

/** RFC 8187: what may not stand in an extended value is percent-encoded. */
const encodedName = (name: string): string => encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
