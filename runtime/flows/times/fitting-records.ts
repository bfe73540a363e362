import type { RuleValue } from '../../../schemas/rules/values.ts'
import type { Caller } from '../../caller.ts'
import type { ObjectPlan } from '../../compile/plan.ts'
import type { Runner } from '../../storage/statement.ts'
import { eventValues } from '../triggers/event-values.ts'
import { contextOf, holdsFor } from '../triggers/holds.ts'
import type { RecordCondition } from '../triggers/record-trigger.ts'

interface Question {
  readonly object: ObjectPlan
  readonly records: readonly string[]
  readonly when: RecordCondition | undefined
  /** UTC with milliseconds. */
  readonly at: string
}

/** Those of some records for which a condition holds as they are now. */
export async function fittingRecords(runner: Runner, caller: Caller, { object, records, when, at }: Question): Promise<ReadonlySet<string>> {
  if (!when) return new Set(records)
  const context = contextOf(caller.plan, { at, person: null, roles: [] })
  const values = await eventValues(runner, caller, { object, events: asTheyAre(records), paths: when.reads })
  return new Set(records.filter((_, index) => {
    const now = values[index]
    return now !== undefined && holdsFor(when, now, context)
  }))
}

/** What a field of some records holds now, by record. */
export async function fieldNow(runner: Runner, caller: Caller, { object, records, field }: { readonly object: ObjectPlan; readonly records: readonly string[]; readonly field: string }): Promise<ReadonlyMap<string, RuleValue>> {
  const values = await eventValues(runner, caller, { object, events: asTheyAre(records), paths: [[field]] })
  return new Map(records.map((record, index) => [record, values[index]?.after[field] ?? null]))
}

/** Events behind all others, so that no later change is taken back. */
const asTheyAre = (records: readonly string[]) => records.map((record) => ({ seq: Number.MAX_SAFE_INTEGER, record, op: 'update', changed: {} }))
