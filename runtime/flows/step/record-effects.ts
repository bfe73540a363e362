import type { Effect } from '../../../schemas/flows/machine/effect.ts'
import type { Json } from '../../../schemas/pointer.ts'
import type { Caller } from '../../caller.ts'
import { Refusal } from '../../refusal.ts'
import type { WriteContext } from '../../records/change.ts'
import { createIn } from '../../records/create.ts'
import type { StoredRecord } from '../../records/stored-record.ts'
import { reviseIn } from '../../records/update.ts'
import type { Runner } from '../../storage/statement.ts'
import { findFor, type FindRequest } from './find-effect.ts'
import { inWhoseName } from './in-whose-name.ts'
import type { FlowPlan } from './flow-caller.ts'
import { causeWithin } from '../runs/cause-within.ts'
import type { LockedRun } from './load-run.ts'

/** What a node does to records, and for which run. */
export interface Performing {
  readonly effect: Extract<Effect, { kind: 'record' }>
  readonly run: LockedRun
  readonly flow: FlowPlan
  readonly now: Date
  readonly held: Held
}

/** The record that the step has just written: until it writes another, nobody else can have changed it. */
export interface Held {
  record?: { readonly object: string; readonly stored: StoredRecord } | undefined
}

interface CreateRequest {
  readonly object: string
  readonly values: Readonly<Record<string, Json>>
}

interface UpdateRequest {
  /** What the record is called in the flow: `record`, `nodes.find.first`. */
  readonly name: string
  readonly record: string | null
  readonly values: Readonly<Record<string, Json>>
}

/** Does it through the door of all records and answers what the node is given back. Refuses as that door does. */
export async function performRecordEffect(runner: Runner, stepper: Caller, { effect, run, flow, now, held }: Performing): Promise<Json> {
  const caller = await inWhoseName(runner, stepper, { flow, startedBy: run.startedBy })
  const write: WriteContext = { now, cause: causeWithin(run), ...(run.startedBy === null && { unattended: true }) }
  // Each operation has the request that its node makes.
  if (effect.op === 'create') {
    const { object, values } = effect.request as unknown as CreateRequest
    held.record = undefined
    return (await createIn(runner, caller, { objectName: object, values, write })).id
  }
  if (effect.op === 'find') return findFor(runner, caller, { request: effect.request as unknown as FindRequest, now })
  const { name, record, values } = effect.request as unknown as UpdateRequest
  const object = flow.objectOf(name)
  if (record === null || object === undefined) throw new Refusal('not-found')
  const known = held.record?.object === object && held.record.stored.id === record ? held.record.stored : undefined
  const { written } = await reviseIn(runner, caller, { objectName: object, id: record, values, write, known })
  if (written) held.record = { object, stored: written }
  return record
}
