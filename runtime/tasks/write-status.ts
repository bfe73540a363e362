import type { TransactionSql } from 'postgres'
import type { ApprovalStatus } from '../../schemas/flows/approval/approval-status.ts'
import type { Caller } from '../caller.ts'
import type { FlowPlan } from '../flows/step/flow-caller.ts'
import type { WriteContext } from '../records/change.ts'
import { updateIn } from '../records/update.ts'
import { Refusal } from '../refusal.ts'

interface Standing {
  readonly flow: FlowPlan
  readonly record: string | null
  readonly status: ApprovalStatus
  readonly write: WriteContext
}

/**
 * Writes where an approval stands into its record, as the flow; answers what the record's own rules refused, which then stays as it
 * was: nothing that matters more must come to a stand over a chip that cannot be written.
 */
export async function writeStatus(runner: TransactionSql, caller: Caller, { flow, record, status, write }: Standing): Promise<Refusal | undefined> {
  const object = flow.objectOf('record')
  const { status: field } = flow.definition
  if (object === undefined || field === undefined || record === null) return undefined
  try {
    await runner.savepoint((within) => updateIn(within, caller, { objectName: object, id: record, values: { [field]: status }, write }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error
  }
  return undefined
}
