/** Keeps this process from calling hosts that do not answer. */
export interface HostBreaker {
  /** Milliseconds until the host may be asked again; 0 for now. */
  pause(host: string): number
  failed(host: string): void
  answered(host: string): void
}

/** Failures in a row after which a host is left alone. */
const mostFailures = 20

/** Hosts that are remembered at the most. */
const mostHosts = 1_000

/** Milliseconds after which one call may try whether it answers again. */
const leftAlone = 60_000

export function createHostBreaker(now: () => number = Date.now): HostBreaker {
  const hosts = new Map<string, { readonly failures: number; readonly until: number }>()
  return {
    pause: (host) => {
      const known = hosts.get(host)
      if (!known || known.failures < mostFailures) return 0
      if (known.until > now()) return known.until - now()
      // One call goes; the others wait for what comes of it.
      hosts.set(host, { ...known, until: now() + leftAlone })
      return 0
    },
    failed: (host) => {
      const failures = (hosts.get(host)?.failures ?? 0) + 1
      // Entered anew, so that those that failed longest ago come first. Addresses are made of what records hold: hosts have no end.
      hosts.delete(host)
      hosts.set(host, { failures, until: now() + leftAlone })
      const [oldest = host] = hosts.keys()
      if (hosts.size > mostHosts) hosts.delete(oldest)
    },
    answered: (host) => void hosts.delete(host),
  }
}
