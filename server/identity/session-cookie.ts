import { createHmac, timingSafeEqual } from 'node:crypto'

/** The name of the session's cookie, which better-auth sets; over https browsers guard the prefix. */
export const sessionCookieName = (baseUrl: string): string =>
  `${baseUrl.startsWith('https:') ? '__Secure-' : ''}tessera.session_token`

/** The value of one cookie, as it was sent. */
export function cookieValue(header: string | null, name: string): string | undefined {
  if (header === null) return undefined
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

/** The session's token in a cookie that we signed: `<token>.<HMAC-SHA-256 in base64>`, escaped for a URL. */
export function signedToken(value: string, secret: string): string | undefined {
  const text = unescaped(value)
  const dot = text.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = text.slice(0, dot)
  // Compared as texts: a decoder of base64 passes over what follows the padding.
  const expected = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
  const given = Buffer.from(text.slice(dot + 1))
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    // Nothing that we have set.
    return ''
  }
}
