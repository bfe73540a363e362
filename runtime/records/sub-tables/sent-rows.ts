import { mostRows, rowsIn } from '../../../schemas/fields/child-rows.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { Issue } from '../../../schemas/issue.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan } from '../../compile/plan.ts'
import type { Gate } from '../gate.ts'
import { planRows } from './plan-rows.ts'
import type { StoredRows } from './stored-rows.ts'

/** Whether what is sent for a record has rows in it, which then are saved in one transaction with it. */
export const sendsRows = ({ plan }: Caller, { objectName, values }: { objectName: string; values: Readonly<Record<string, unknown>> }): boolean =>
  plan.objects.get(objectName)?.subTables.some(({ name }) => Object.hasOwn(values, name)) ?? false

/** Fields of rows that would hold none where some are asked for; rows that were sent are counted where they are accepted. */
export const tooFewRows = (gate: Gate, valueOf: (field: FieldPlan) => FieldValue): readonly Issue[] =>
  gate.object.subTables.flatMap((table) => {
    const { minRows } = table.rows
    return valueOf(table) === null && minRows > 0 && gate.access.editable.has(table.name) ? [gate.issueAt(table, 'too-few-rows', { limit: minRows })] : []
  })

/** The fields of rows that what is sent would change. */
export const changedTables = ({ plan }: Caller, { object }: Gate, { sent, stored }: { sent: ReadonlyMap<FieldPlan, FieldValue>; stored: StoredRows }): readonly FieldPlan[] =>
  object.subTables.filter((table) => {
    const child = plan.objects.get(table.rows.object)
    if (!child || !sent.has(table)) return false
    const { writes, issues } = planRows(table, child, { sent: rowsIn(sent.get(table)), stored: stored.get(table) ?? [] })
    return writes.length > 0 || issues.length > 0
  })

/** Rows beyond those that a record shows: to save the ones that were shown would take the others away unseen. */
export const unseenRows = (gate: Gate, changed: readonly FieldPlan[], stored: StoredRows): readonly Issue[] =>
  changed.filter((field) => (stored.get(field)?.length ?? 0) > mostRows).map((field) => gate.issueAt(field, 'too-many-rows-stored', { limit: mostRows }))
