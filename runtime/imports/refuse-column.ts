import type { FieldPlan } from '../compile/plan.ts'
import type { Gate } from '../records/gate.ts'
import { refuseField } from '../records/input.ts'

/** Why a column of a file cannot fill a field; undefined when it can. No cell holds the rows of a record. */
export const refuseColumn = (gate: Gate, field: FieldPlan | undefined): string | undefined =>
  refuseField(gate, field) ?? (field?.rows ? 'field-read-only' : undefined)
