/** As whom this tab looks at a workspace. */
export interface ViewedAs {
  readonly workspace: string
  /** The header that lowers the rights of each request. */
  readonly header: string
  /** The person or role as people call it. */
  readonly label: string
  /** Where the person who looks came from. */
  readonly from: string
}

const key = 'tessera.viewAs'

/** As whom this tab looks; null = as oneself. */
export function readViewedAs(): ViewedAs | null {
  const kept = sessionStorage.getItem(key)
  // Only this module writes under the key.
  return kept === null ? null : (JSON.parse(kept) as ViewedAs)
}

export function keepViewedAs(viewed: ViewedAs | null): void {
  if (viewed === null) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, JSON.stringify(viewed))
}

/**
 * The header of a request while this tab looks as somebody else: what shows records is asked with the other's rights,
 * and every change bears it, so that the server refuses it.
 */
export function viewAsHeader(method: string, path: string): Readonly<Record<string, string>> {
  const viewed = readViewedAs()
  const base = viewed && `/api/w/${encodeURIComponent(viewed.workspace)}/`
  if (!viewed || !base || !path.startsWith(base)) return {}
  const isShown = /^(app|search|records\/)/.test(path.slice(base.length))
  return method !== 'GET' || isShown ? { 'x-view-as': viewed.header } : {}
}
