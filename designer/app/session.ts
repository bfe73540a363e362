const listeners = new Set<() => void>()

/** Tells the app that the server no longer knows who asks. */
export function signalSessionLost(): void {
  for (const listener of listeners) listener()
}

/** Hears when the session is lost; answers how to stop hearing. */
export function onSessionLost(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The sign-in page that comes back to where the person was. */
export function signInPath(from: { pathname: string; search: string }): string {
  const back = from.pathname + from.search
  return back === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next: back })}`
}

/** Where to go after signing in. Only paths of this app: an address from outside must not carry anybody away. */
export function pathAfterSignIn(next: string | null): string {
  if (!next?.startsWith('/') || /^\/[/\\]/.test(next) || next.startsWith('/sign-in')) return '/'
  return next
}
