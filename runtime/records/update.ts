import type { RecordAnswer } from '../../schemas/api/record.ts'
import { mostRows, rowsIn } from '../../schemas/fields/child-rows.ts'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import { sameValue } from '../../schemas/fields/same-value.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import { attachInputs } from '../files/attach-files.ts'
import { withEvents } from '../flows/triggers/with-events.ts'
import { judgeByLayout } from '../layouts/enforce-layout.ts'
import { Refusal } from '../refusal.ts'
import { searchColumn } from '../storage/columns.ts'
import { type Runner, runStatement } from '../storage/statement.ts'
import { acceptSent } from './accept-sent.ts'
import { authoredValues, authorInputs, changedValues, type WriteContext } from './change.ts'
import { choiceIssues } from './choices.ts'
import { constraintRefusal } from './constraint-refusal.ts'
import { fenced, StalePlan } from './fence.ts'
import { type Gate, gateTo } from './gate.ts'
import { missingIssues } from './input.ts'
import { brokenLinks } from './links.ts'
import { createIn } from './create.ts'
import { deleteIn, reachable } from './delete.ts'
import { languageOf } from './language-of.ts'
import { issuesOfRows, saveRows } from './sub-tables/save-rows.ts'
import { changedTables, sendsRows, unseenRows } from './sub-tables/sent-rows.ts'
import { askOn, rowValues, type StoredRows, storedRows } from './sub-tables/stored-rows.ts'
import { inUnit } from './unit.ts'
import { type Permissions, permissionsAfter } from './permissions.ts'
import { reparentingIssues } from './reparenting.ts'
import { type StoredRecord, storedRecord } from './stored-record.ts'
import { searchableFields, searchTextOfRecord } from './search-column.ts'
import { refuseLocked } from '../tasks/record-locks.ts'
import { refuseBrokenRules } from '../validation-rules/judge-save.ts'
import { type UpdatedRow, updateStatement } from './update-statement.ts'

/** A change to a record that somebody has seen at a version. */
export interface Revision {
  readonly objectName: string
  readonly id: string
  /** The version that the change was made on; without one it holds for whatever is stored. */
  readonly version?: number
  /** New values by field name; fields not named stay as they are. */
  readonly values: Readonly<Record<string, unknown>>
  readonly write: WriteContext
  /** The record as this transaction has written it before: then it need not be read. */
  readonly known?: StoredRecord | undefined
}

interface Revised {
  readonly answer: RecordAnswer
  /** The record as it is stored now, its row held until the transaction ends; none where nothing was written, or rows of it were. */
  readonly written?: StoredRecord
}

/**
 * Changes a record: one read, one write that holds only if nobody else wrote in between. A change that changes no
 * value writes nothing. Refuses `not-found`, `forbidden`, `stale-record` (with the stored version), `invalid-record`, and
 * `locked` for what is in approval.
 */
export const updateRecord = (caller: Caller, revision: Revision): Promise<RecordAnswer> =>
  sendsRows(caller, revision)
    ? inUnit(caller, ({ plan }) => reachable(plan.objects, revision.objectName), (runner, current) => updateIn(runner, current, revision))
    : withEvents(caller, () => [caller.plan.objects.get(revision.objectName)], () => fenced(caller, (current) => updateIn(current.workspace.data.sql, current, revision)))

/** The same within a transaction that somebody else began. Raises `StalePlan` when the live release is another. */
export const updateIn = async (runner: Runner, caller: Caller, revision: Revision): Promise<RecordAnswer> => (await reviseIn(runner, caller, revision)).answer

/** The same for whoever may change the record again in the transaction. */
export async function reviseIn(runner: Runner, caller: Caller, revision: Revision): Promise<Revised> {
  const gate = gateTo(caller, revision.objectName, 'read')
  const stored = revision.known ?? (await storedRecord(runner, caller, { gate, id: revision.id }))
  if (!stored.can.update) throw new Refusal('forbidden', { details: { right: 'update', object: gate.object.name } })
  if (revision.version !== undefined && stored.version !== revision.version) throw stale(stored.version)
  const { accepted, issues } = await acceptSent(runner, caller, { gate, values: revision.values, held: stored.valueOf })
  const values = new Map(accepted)
  const rows = await rowsBefore(runner, caller, { gate, id: revision.id })
  const before = (field: FieldPlan): FieldValue => (field.rows ? (rows.get(field) ?? null) : stored.valueOf(field))
  const valueOf = (field: FieldPlan): FieldValue => (values.has(field) ? (values.get(field) ?? null) : before(field))
  const changes = (): FieldPlan[] => [
    ...[...values.keys()].filter((field) => !field.rows && !sameValue(valueOf(field), before(field))),
    ...changedTables(caller, gate, { sent: values, stored: rows }),
  ]
  // Conditions over values that were refused would say nothing that holds.
  const layout = issues.length > 0 ? undefined : await judgeByLayout(runner, caller, { gate, write: revision.write, valueOf, before, changed: changes() })
  for (const field of layout?.cleared ?? []) values.set(field, null)
  const changed = changes()
  const asked = new Set(layout?.issues.map(({ path }) => path))
  const missing = missingIssues(gate, valueOf).filter(({ path, params }) => !asked.has(path) && changed.some(({ name }) => params?.field === name))
  const refused = [...issues, ...(layout?.issues ?? []), ...missing, ...reparentingIssues(gate, changed), ...unseenRows(gate, changed, rows), ...choiceIssues(gate, { before: stored.valueOf, after: valueOf })]
  if (refused.length > 0) throw new Refusal('invalid-record', { issues: [...refused, ...issuesOfRows(caller, accepted)] })
  await refuseLocked(runner, caller, { gate, id: stored.id, changed })
  if (changed.length > 0 && gate.object.rules().length > 0) {
    const { now } = revision.write
    const authored = authoredValues(caller, revision.write, 'update')
    await refuseBrokenRules(runner, caller, { gate, now, valueOf: (field) => authored[field.name] ?? valueOf(field), before: { valueOf: stored.valueOf, changed } })
  }
  if (changed.length === 0) return { answer: withRows(seen(gate, { stored, valueOf, version: stored.version, titles: {}, formulas: {}, can: stored.can }), rows) }
  // Rows are part of the record: who saves them writes it too, so two who do it at once do not overwrite each other.
  const written = await write(runner, caller, { gate, stored, changed: changed.filter((field) => !field.rows), valueOf, revision })
  for (const table of gate.object.subTables.filter((each) => changed.includes(each))) {
    const saved = { parent: stored.id, table, sent: rowsIn(values.get(table)), stored: rows.get(table) ?? [], write: revision.write }
    await saveRows(caller, saved, {
      create: (row) => createIn(runner, caller, row),
      update: (row) => updateIn(runner, caller, row),
      remove: (row) => deleteIn(runner, caller, row),
    })
  }
  const can = await permissionsAfter(runner, caller, { gate, id: stored.id, valueOf })
  const answer = seen(gate, { stored, valueOf, version: stored.version + 1, titles: written.links, formulas: written.formulas, can })
  if (gate.object.subTables.length > 0) return { answer: withRows(answer, changed.some((field) => field.rows) ? await rowsBefore(runner, caller, { gate, id: stored.id }) : rows) }
  return { answer, written: rewritten(caller, { gate, stored, valueOf, write: revision.write, answer, formulas: written.formulas }) }
}

interface Rewriting extends Pick<Written, 'formulas'>, Pick<Change, 'gate' | 'stored' | 'valueOf'> {
  readonly write: WriteContext
  readonly answer: RecordAnswer
}

/** The stored record after the change. */
function rewritten(caller: Caller, { gate, stored, valueOf, write: context, answer: { version, _titles: titles, _can: can }, formulas }: Rewriting): StoredRecord {
  const known: Readonly<Record<string, FieldValue>> = { ...authoredValues(caller, context, 'update'), ...formulas }
  const ownerField = gate.object.byName.get('owner')
  const owner = ownerField ? valueOf(ownerField) : stored.owner
  return {
    id: stored.id, version, titles, can,
    owner: typeof owner === 'string' ? owner : null,
    valueOf: (field) => (field.name in known ? (known[field.name] ?? null) : valueOf(field)),
  }
}

const noRows: StoredRows = new Map()

/** One row more than a record shows tells whether there are others. */
const rowsBefore = (runner: Runner, caller: Caller, { gate, id }: { gate: Gate; id: string }): Promise<StoredRows> | StoredRows =>
  gate.object.subTables.length === 0 ? noRows : storedRows(askOn(runner), caller, { gate, id, limit: mostRows + 1 })

const withRows = (answer: RecordAnswer, rows: StoredRows): RecordAnswer => (rows.size === 0 ? answer : { ...answer, values: { ...answer.values, ...rowValues(rows) } })

interface Change {
  readonly gate: Gate
  readonly stored: StoredRecord
  readonly changed: readonly FieldPlan[]
  readonly valueOf: (field: FieldPlan) => FieldValue
  readonly revision: Revision
}

async function write(runner: Runner, caller: Caller, { gate, stored, changed, valueOf, revision }: Change): Promise<Written> {
  const names = changed.map(({ name }) => name).toSorted()
  const searched = searchableFields(gate.object).some((field) => changed.includes(field))
  const { statement, links, formulas } = caller.plan.memo(`update:${gate.object.name}:${names.join()}:${caller.access.key}:${languageOf(caller, gate)}`, () =>
    updateStatement(caller, gate, { changed, searched }),
  )
  const inputs = {
    ...Object.fromEntries(changed.map((field) => [field.name, field.encode(valueOf(field))])),
    ...attachInputs(gate.object, changed, valueOf),
    ...formulas.inputs(revision.write.now),
    ...authorInputs(caller, revision.write),
    ...(searched ? { [searchColumn]: searchTextOfRecord(gate.object, valueOf) } : {}),
    id: revision.id,
    version: stored.version,
    changed: JSON.stringify(changedValues(changed, stored.valueOf, valueOf)),
  }
  const [row] = await runStatement<UpdatedRow>(runner, statement, inputs).catch((error: unknown) => {
    throw constraintRefusal(gate, error) ?? error
  })
  if (row?.version) return { links: row.links, formulas: formulas.read(row) }
  if (!row || row.plan !== caller.plan.release) throw new StalePlan()
  const broken = brokenLinks(gate, { links, found: row.found, valueOf })
  if (broken.length > 0) throw new Refusal('invalid-record', { issues: broken })
  if (row.stored === null) throw new Refusal('not-found')
  throw stale(row.stored)
}

const stale = (version: number): Refusal => new Refusal('stale-record', { details: { version } })

/** What a write answers: titles of the links that it set, and the formulas of the record that it wrote. */
interface Written {
  readonly links: UpdatedRow['links']
  readonly formulas: Readonly<Record<string, FieldValue>>
}

interface Seen extends Pick<Written, 'formulas'> {
  readonly stored: StoredRecord
  readonly valueOf: (field: FieldPlan) => FieldValue
  readonly version: number
  readonly titles: UpdatedRow['links']
  /** What may be done with the record after the change. */
  readonly can: Permissions
}

/** The record after the change, as the caller may see it. */
function seen(gate: Gate, { stored, valueOf, version, titles, formulas, can }: Seen): RecordAnswer {
  const readable = [...gate.object.byName.values()].filter(({ name }) => gate.access.readable.has(name))
  const newTitles = Object.entries(titles).flatMap(([name, title]) => (title === null ? [] : [[name, title]]))
  const values = Object.fromEntries(readable.map((field) => [field.name, field.name in formulas ? (formulas[field.name] ?? null) : valueOf(field)]))
  const kept = Object.entries(stored.titles).filter(([name]) => !(name in titles))
  return { id: stored.id, version, values, _titles: Object.fromEntries([...kept, ...newTitles]), _can: can }
}
