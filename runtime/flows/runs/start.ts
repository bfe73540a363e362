import type { RuleValue } from '../../../schemas/rules/values.ts'
import type { Cause } from '../../records/change.ts'
import type { StartedFlow } from './started-flow.ts'

/** A flow that is to start. */
export interface Start extends StartedFlow {
  /** Id of the object; null for flows that are about none. Records that start it together have an object, and the run has no record. */
  readonly object: string | null
  readonly record: string | null
  /**
   * What it starts by: the kind (`record`, `button`, `schedule`, `date`, `webhook`, `flow`, `restart`, `import`) and, behind a colon, which of
   * them. However often the same is asked for, a flow starts by it once.
   */
  readonly occasion: string
  /** Who has brought it about; null where nobody has. */
  readonly startedBy: string | null
  readonly cause: Cause
  readonly vars?: Readonly<Record<string, RuleValue>>
  /** What its steps read of how it started: what fields held before the change, by id; of records that start it together, by name: `batch.count`. */
  readonly given?: Readonly<Record<string, RuleValue>>
  /** Begins the run anew that is under way: it ends first. */
  readonly restarts?: true
}

/** Why a start was held back for an administrator: flows start each other in a circle, or one record starts a flow without end. */
export type StartFault = 'run.chain-too-deep' | 'run.too-many-starts'

/** `known`: its occasion has started the flow before. `skipped`: a run is under way, and one is enough. */
export type Started = { readonly state: 'started' | 'known'; readonly run: string } | { readonly state: 'queued' | 'skipped' | 'held'; readonly run: null }
