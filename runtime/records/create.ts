import type { RecordAnswer } from '../../schemas/api/record.ts'
import { rowsIn } from '../../schemas/fields/child-rows.ts'
import type { ChildRow, FieldValue } from '../../schemas/fields/field-type.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, SubTable } from '../compile/plan.ts'
import { attachInputs } from '../files/attach-files.ts'
import { withEvents } from '../flows/triggers/with-events.ts'
import { judgeByLayout } from '../layouts/enforce-layout.ts'
import { Refusal } from '../refusal.ts'
import { searchColumn } from '../storage/columns.ts'
import { refuseBrokenRules } from '../validation-rules/judge-save.ts'
import { type Runner, runStatement } from '../storage/statement.ts'
import { authoredValues, authorInputs, changedValues, type WriteContext } from './change.ts'
import { choiceIssues } from './choices.ts'
import { constraintRefusal } from './constraint-refusal.ts'
import { type CreatedRow, createStatement, writtenFields } from './create-statement.ts'
import { fenced, StalePlan } from './fence.ts'
import { acceptSent } from './accept-sent.ts'
import { type Gate, gateTo } from './gate.ts'
import { type AcceptedValues, missingIssues } from './input.ts'
import { brokenLinks } from './links.ts'
import { searchTextToNumber } from './numbered-search.ts'
import { numberingFields, numberInputs } from './numbering.ts'
import { type Permissions, permissionsAfter } from './permissions.ts'
import { languageOf } from './language-of.ts'
import { reachable } from './delete.ts'
import { issuesOfRows, saveRows } from './sub-tables/save-rows.ts'
import { sendsRows, tooFewRows } from './sub-tables/sent-rows.ts'
import { askOn, rowValues, storedRows } from './sub-tables/stored-rows.ts'
import { inUnit } from './unit.ts'
import { uuid7 } from './uuid7.ts'

/** A record to be made. */
export interface Creation {
  readonly objectName: string
  /** Values by field name, as they stand on the wire. */
  readonly values: Readonly<Record<string, unknown>>
  readonly write: WriteContext
  /** The record's id, where whoever makes it has one for it. */
  readonly id?: string
}

/**
 * Creates a record in one round trip: the record, its `_change` and the numbers it takes are one statement. Rows that belong
 * to it are made in the same transaction.
 * Refuses `not-found`, `forbidden` and `invalid-record` with an issue at each field that is wrong.
 */
export const createRecord = (caller: Caller, creation: Creation): Promise<RecordAnswer> =>
  sendsRows(caller, creation)
    ? inUnit(caller, ({ plan }) => reachable(plan.objects, creation.objectName), (runner, current) => createIn(runner, current, creation))
    : withEvents(caller, () => [caller.plan.objects.get(creation.objectName)], () => fenced(caller, (current) => createIn(current.workspace.data.sql, current, creation)))

/** The same within a transaction that somebody else began. Raises `StalePlan` when the live release is another. */
export async function createIn(runner: Runner, caller: Caller, { objectName, values, write, id = uuid7(write.now.getTime()) }: Creation): Promise<RecordAnswer> {
  const gate = gateTo(caller, objectName, 'create')
  const { record, rows } = await newRecord(runner, caller, { gate, values, write })
  if (gate.object.rules().length > 0) await refuseBrokenRules(runner, caller, { gate, now: write.now, valueOf: newValues(record, authoredValues(caller, write, 'create')) })
  const { statement, links, formulas } = caller.plan.memo(`create:${objectName}:${caller.access.key}:${languageOf(caller, gate)}`, () => createStatement(caller, gate))
  const valueOf = (field: FieldPlan): FieldValue => record.get(field) ?? null
  const inputs = {
    ...Object.fromEntries(writtenFields(gate).map((field) => [field.name, field.encode(valueOf(field))])),
    ...numberInputs(gate.object, caller, write.now),
    ...attachInputs(gate.object, gate.object.files, valueOf),
    ...formulas.inputs(write.now),
    ...authorInputs(caller, write),
    id,
    [searchColumn]: searchTextToNumber({ object: gate.object, numbers: numberingFields(gate.object), valueOf }),
    changed: JSON.stringify(changedValues(record.keys(), () => null, valueOf)),
  }
  const [row] = await runStatement<CreatedRow>(runner, statement, inputs).catch((error: unknown) => {
    throw constraintRefusal(gate, error) ?? error
  })
  if (!row || row.plan !== caller.plan.release) throw new StalePlan()
  if (row.written === 0) throw new Refusal('invalid-record', { issues: brokenLinks(gate, { links, found: row.found, valueOf }) })
  const can = await permissionsAfter(runner, caller, { gate, id, valueOf })
  const answer = created(gate, { id, row, can, values: { ...plainValues(record), ...authoredValues(caller, write, 'create'), ...formulas.read(row) } })
  if (gate.object.subTables.length === 0) return answer
  for (const [table, sent] of rows) await saveRows(caller, { parent: id, table, sent, stored: [], write }, { create: (each) => createIn(runner, caller, each) })
  return { ...answer, values: { ...answer.values, ...rowValues(await storedRows(askOn(runner), caller, { gate, id })) } }
}

interface Wanted extends Pick<Creation, 'values' | 'write'> {
  readonly gate: Gate
}

/** What was sent, with initial values where nothing was, and the rows. Refuses `invalid-record` with all that is wrong. */
async function newRecord(runner: Runner, caller: Caller, { gate, values, write }: Wanted): Promise<NewRecord> {
  const { accepted, issues: refusals } = await acceptSent(runner, caller, { gate, values, held: () => null })
  const record = new Map<FieldPlan, FieldValue>()
  const rows = new Map(gate.object.subTables.map((table) => [table as FieldPlan, accepted.get(table) ?? null]))
  const before = (field: FieldPlan): FieldValue => (field.name === 'owner' ? (write.unattended ? null : caller.person.id) : (field.type.initial?.(field.definition) ?? null))
  for (const field of writtenFields(gate)) record.set(field, accepted.has(field) ? (accepted.get(field) ?? null) : before(field))
  const valueOf = (field: FieldPlan): FieldValue => (field.rows ? rows : record).get(field) ?? null
  // Conditions over values that were refused would say nothing that holds.
  const layout = refusals.length > 0 ? undefined : await judgeByLayout(runner, caller, { gate, write, valueOf, before, changed: undefined })
  for (const field of layout?.cleared ?? []) (field.rows ? rows : record).set(field, null)
  const issues = [...refusals, ...(layout?.issues ?? [])]
  const missing = missingIssues(gate, (field) => record.get(field))
  // A field whose value was refused is not also reported as missing.
  const refused = new Set(issues.map(({ path }) => path))
  const chosen = choiceIssues(gate, { before: () => null, after: (field) => record.get(field) ?? null })
  const all = [...issues, ...[...missing, ...tooFewRows(gate, valueOf), ...chosen].filter(({ path }) => !refused.has(path))]
  if (all.length > 0) throw new Refusal('invalid-record', { issues: [...all, ...issuesOfRows(caller, accepted)] })
  return { record, rows: gate.object.subTables.map((table) => [table, rowsIn(rows.get(table))] as const) }
}

interface NewRecord {
  readonly record: AcceptedValues
  readonly rows: readonly (readonly [SubTable, readonly ChildRow[]])[]
}

/** The values of a new record; what the statement numbers is blank until then. */
const newValues = (record: AcceptedValues, authored: Readonly<Record<string, FieldValue>>) => (field: FieldPlan): FieldValue =>
  record.get(field) ?? authored[field.name] ?? null

const plainValues = (record: AcceptedValues) => Object.fromEntries([...record].map(([field, value]) => [field.name, value]))

/** The new record as its maker may see it. */
function created(gate: Gate, { id, row, values, can }: { id: string; row: CreatedRow; values: Record<string, FieldValue>; can: Permissions }): RecordAnswer {
  const titles = Object.entries(row.links).flatMap(([name, title]): [string, string][] => (title === null ? [] : [[name, title]]))
  return {
    id,
    version: 1,
    values: readableOf(gate, Object.entries({ ...values, ...row.numbers })),
    _titles: readableOf(gate, titles),
    _can: can,
  }
}

function readableOf<Value>({ access }: Gate, entries: readonly [string, Value][]): Record<string, Value> {
  const readable: Record<string, Value> = {}
  for (const [name, value] of entries) if (access.readable.has(name)) readable[name] = value
  return readable
}
