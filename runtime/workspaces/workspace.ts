import type { Plan } from '../compile/plan.ts'
import type { Ports } from '../ports.ts'
import type { Connection } from '../storage/connect.ts'
import type { Reads } from '../storage/reads.ts'
import type { WorkspaceTables } from '../storage/workspace-tables.ts'

/** One workspace, opened: its schema, its tables, its connections and its live plan. */
export interface Workspace {
  readonly slug: string
  /** `ws_<slug>`: the Postgres schema that holds all of it. */
  readonly schema: string
  readonly tables: WorkspaceTables
  /** For data: the role that may not change tables, nor what `_change` already holds. */
  readonly data: Connection
  /** For reads of one record or one page, by the same role. */
  readonly reads: Reads
  /** For publish: the role that owns the tables. */
  readonly owner: Connection
  readonly ports: Ports
  /** The live plan that this process has in memory. */
  plan(): Plan
  /** Loads the live plan again where `_live` has moved on. */
  reload(): Promise<Plan>
}
