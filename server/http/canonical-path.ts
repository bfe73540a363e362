/**
 * Whether a path is written in its one canonical form: no empty segment, no slash at the end, nothing escaped that
 * need not be, no separator hidden in an escape. Two writings of one address could otherwise meet two policies.
 */
export function isCanonicalPath(path: string): boolean {
  if (path === '/') return true
  if (!plainPath.test(path)) return false
  return !path.includes('%') || path.split('/').every(isCanonicalSegment)
}

/** The path of an absolute URL, as it was sent. */
export function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const end = url.indexOf('?', start)
  return end === -1 ? url.slice(start) : url.slice(start, end)
}

// Matrix parameters (`;`) and backslashes are read as separators by some proxies and not by others.
const plainPath = /^(\/[^/;\\]+)+$/

const lowerCaseEscape = /%(?:[a-f].|.[a-f])/

const separatorsAndControls = /[\p{Cc}/\\;]/u

function isCanonicalSegment(segment: string): boolean {
  const text = decoded(segment)
  if (text === undefined || separatorsAndControls.test(text) || text === '.' || text === '..') return false
  return !lowerCaseEscape.test(segment) && !escapesUnreserved(segment)
}

/** `%61pi` says `api`: letters, digits and `-._~` are never escaped. */
const escapesUnreserved = (segment: string): boolean =>
  [...segment.matchAll(/%([0-9A-F]{2})/g)].some(([, hex = '']) =>
    /[A-Za-z0-9._~-]/.test(String.fromCharCode(Number.parseInt(hex, 16))),
  )

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    // Not UTF-8: no address of ours.
    return undefined
  }
}
