import type { TransactionSql } from 'postgres'
import type { Effect } from '../../../schemas/flows/machine/effect.ts'
import type { Json } from '../../../schemas/pointer.ts'
import type { Cause } from '../../records/change.ts'
import type { Person } from '../../caller.ts'
import type { Plan } from '../../compile/plan.ts'
import type { Runner } from '../../storage/statement.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import type { HostBreaker } from './host-breaker.ts'

/** Effects that leave a step by the outbox. */
export type OutboxEffect = Exclude<Effect, { kind: 'record' | 'assign' }>

/** An effect that a worker has taken. */
export interface OpenEffect {
  readonly run: string
  /** The same however often it is tried. */
  readonly key: string
  readonly node: string
  /** The wait in its run that is told the result; null where nobody waits for it. */
  readonly wait: number | null
  readonly effect: OutboxEffect
  /** Whom it asks outside, by `destinationOf`; null where it is only stored. */
  readonly destination: string | null
  /** Tries that were begun, this one counted. It tells this worker from those that had the effect before. */
  readonly attempts: number
  readonly flow: string
  readonly version: string
  /** Id of the object's definition. */
  readonly object: string | null
  readonly record: string | null
  readonly cause: Cause
  /** Who started the run; null where nobody did. */
  readonly person: Person | null
}

/** What a sender is given beside the effect. */
export interface Sending<Kind extends OutboxEffect = OutboxEffect> {
  readonly workspace: Workspace
  /** For what it reads. */
  readonly runner: Runner
  readonly plan: Plan
  readonly open: OpenEffect
  readonly effect: Kind
  readonly now: Date
  readonly hosts: HostBreaker
  /** Raised when the process cannot wait any longer. */
  readonly cutting: AbortSignal
}

/** The same, for what needs nobody outside. */
export type Telling<Kind extends OutboxEffect = OutboxEffect> = Omit<Sending<Kind>, 'hosts' | 'cutting'>

/** What has come of a try. */
export type Sent =
  | { readonly kind: 'done'; readonly result: Json }
  /** It has begun something that tells the run by itself. */
  | { readonly kind: 'begun' }
  /** It may succeed later; `after` are milliseconds to wait at the least. What was not even tried does not count. */
  | { readonly kind: 'later'; readonly code: string; readonly params?: Readonly<Record<string, Json>>; readonly after?: number; readonly isTry?: false }
  | { readonly kind: 'refused'; readonly code: string; readonly params?: Readonly<Record<string, Json>> }

/** What is written in the very transaction that notes that the effect is done: that happens once. */
export type Storing = (runner: TransactionSql) => Promise<Sent>

/** Performs one kind of effect: outside, at least once and with the effect's key, or by what it gives back to be stored. */
export type Sender<Kind extends OutboxEffect> = (sending: Sending<Kind>) => Promise<Sent | Storing>
