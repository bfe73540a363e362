import { HttpRefusal } from '../http-refusal.ts'

/**
 * Refuses changes that another site's page asks a browser for. Browsers say where a request comes from; clients that
 * say nothing are not browsers and carry no cookie of ours without meaning to.
 */
export function checkOrigin(request: Request, ownOrigin: string): void {
  const { headers } = request
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') throw new HttpRefusal('cross-site')
  const origin = headers.get('origin')
  if (origin === null || origin === ownOrigin || isHost(origin, headers.get('host'))) return
  throw new HttpRefusal('cross-site')
}

/** A page may also have been reached by another name than the configured one, such as an address in the local network. */
function isHost(origin: string, host: string | null): boolean {
  return host !== null && URL.canParse(origin) && new URL(origin).host === host.toLowerCase()
}
