import type { Ports } from '../runtime/ports.ts'
import type { Connection } from '../runtime/storage/connect.ts'
import type { Workspaces } from '../runtime/workspaces/workspaces.ts'
import type { EventHub } from './events/event-hub.ts'
import type { Identity } from './identity/identity.ts'
import type { Log } from './log.ts'

/** What the server is put together from in `main.ts`; tests put it together anew with a database of their own. */
export interface Parts {
  readonly data: Connection
  readonly owner: Connection
  readonly ports: Ports
  readonly workspaces: Workspaces
  readonly identity: Identity
  readonly events: EventHub
  /** Where people reach the server, without a closing slash. */
  readonly baseUrl: string
  /** Addresses and ranges of the proxies whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[]
  readonly log: Log
}
