import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import { withFiles } from '../files/attach-files.ts'
import type { Runner } from '../storage/statement.ts'
import type { Gate } from './gate.ts'
import { acceptInput } from './input.ts'

interface Sent {
  readonly gate: Gate
  readonly values: Readonly<Record<string, unknown>>
  /** What the record holds. */
  readonly held: (field: FieldPlan) => FieldValue
}

/** Checks what somebody sent for a record: by types and rights, and the files that it names by what they are. */
export async function acceptSent(runner: Runner, caller: Caller, { gate, values, held }: Sent): Promise<ReturnType<typeof acceptInput>> {
  const sent = acceptInput(gate, values)
  if (gate.object.files.length === 0) return sent
  const { accepted, issues } = await withFiles(runner, caller, { gate, accepted: sent.accepted, held })
  return { accepted, issues: [...sent.issues, ...issues] }
}
