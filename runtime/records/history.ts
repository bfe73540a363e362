import { sql } from 'drizzle-orm'
import type { HistoryEntry, HistoryPage, RecordAnswer } from '../../schemas/api/record.ts'
import { labelIn } from '../../schemas/label.ts'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, input, runStatement } from '../storage/statement.ts'
import { bulkCreation, creationValues } from './bulk-creation.ts'
import type { Changed } from './change.ts'
import { fenced } from './fence.ts'
import { idList } from './delete.ts'
import { type Gate, gateTo } from './gate.ts'
import { linkTitles, type LinkTitles } from './link-titles.ts'
import { readRecord } from './read.ts'
import { type HistoryRow, membersOf } from './sub-tables/history-rows.ts'

/** What is asked of a record's history: entries before `before`, newest first. */
export interface HistoryQuestion {
  readonly objectName: string
  readonly id: string
  readonly before?: number
  readonly limit?: number
}

interface ChangeRow {
  readonly seq: string
  readonly record: string
  readonly at: string
  readonly actor: string | null
  readonly actor_name: string | null
  readonly op: string
  readonly member_name: string | null
  /** What it came by: the id of a flow, where one did it. */
  readonly via: string | null
  readonly version: number | null
  readonly changed: Changed
  /** The entry is of many records at once and holds no values. */
  readonly is_bulk: boolean
}

/** Answers who changed what, newest first, in fields that the caller may read. Refuses `not-found` like reading. */
export const recordHistory = (caller: Caller, question: HistoryQuestion): Promise<HistoryPage> =>
  fenced(caller, async (current) => {
    const { objectName, id, before = Number.MAX_SAFE_INTEGER, limit = 50 } = question
    const gate = gateTo(current, objectName, 'read')
    const record = await readableRecord(current, { objectName, id })
    const members = await membersOf(current, gate, id)
    const asked = { id, records: idList([id, ...members.keys()]), object: gate.object.id, before, limit: limit + 1 }
    const rows = await runStatement<ChangeRow>(current.workspace.data.sql, historyStatement(current), asked)
    const shown = await Promise.all(
      rows.slice(0, limit).map(async (row) => (row.is_bulk ? { ...row, changed: await creationValues(current, gate, record) } : row)),
    )
    const gateAt = (record: string): Gate => members.get(record)?.child ?? gate
    const titles = await linkTitles(current, linkedValues(gateAt, shown))
    const last = rows.length > limit ? shown.at(-1) : undefined
    return { items: shown.map((row) => entryOf(gateAt(row.record), current, { row, titles, member: members.get(row.record) })), next: last ? Number(last.seq) : null }
  })

/** The history of a record in the recycle bin may be read like that of a living one. */
async function readableRecord(caller: Caller, address: { objectName: string; id: string }): Promise<RecordAnswer> {
  try {
    return await readRecord(caller, address)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-found') throw error
    return readRecord(caller, { ...address, deleted: true })
  }
}

const historyStatement = ({ plan }: Caller) =>
  plan.memo('history', () => {
    const schema = sql.identifier(plan.schema)
    return compileStatement(sql`
      select c.seq, c.record, c.at, c.actor, p.name as actor_name, c.op, c.version, c.changed, c.is_bulk, c.via, m.name as member_name
      from ((select seq, record, at, actor, op, version, changed, false as is_bulk, cause->>'via' as via from ${schema}."_change"
          where record = any(${input('records', 'uuid[]')}) and not (op = 'update' and changed = '{}'::jsonb) and seq < ${input('before', 'bigint')} order by seq desc limit ${input('limit', 'int')})
        union all (${bulkCreation(plan.schema)})) c
      left join ${schema}."_person" p on p.id = c.actor
      left join ${schema}."_person" m on c.op = 'team' and m.id::text = c.changed->>'person'
      where c.seq < ${input('before', 'bigint')} order by c.seq desc limit ${input('limit', 'int')}`)
  })

/** The fields of a change that the caller may know of, in the order of the object. Fields that are no more are passed over. */
const readableChanges = ({ object, access }: Gate, changed: Changed): readonly { field: FieldPlan; old: FieldValue; new: FieldValue }[] =>
  [...object.byId].flatMap(([fieldId, field]) => {
    const values = changed[fieldId]
    return values && access.readable.has(field.name) ? [{ field, ...values }] : []
  })

const linkedValues = (gateAt: (record: string) => Gate, rows: readonly ChangeRow[]) =>
  rows.flatMap(({ changed, record }) =>
    readableChanges(gateAt(record), changed).flatMap(({ field, ...values }) => [values.old, values.new].flatMap((value) => (typeof value === 'string' && field.link ? [{ field, id: value }] : []))),
  )

function entryOf(gate: Gate, caller: Caller, { row, titles, member }: { row: ChangeRow; titles: LinkTitles; member: HistoryRow | undefined }): HistoryEntry {
  const title = (field: FieldPlan, value: FieldValue) => (typeof value === 'string' ? titles(field, value) : undefined)
  return {
    seq: Number(row.seq),
    at: new Date(row.at).toISOString(),
    actor: row.actor === null ? null : { id: row.actor, name: row.actor_name ?? '' },
    op: row.op,
    version: row.version,
    ...flowOf(caller, row),
    ...(member && { row: member.row }),
    ...(row.op === 'team' && { member: memberOf(row) }),
    changes: readableChanges(gate, row.changed).map(({ field, old, new: now }) => ({
      field: field.name,
      label: labelIn(field.definition.label, caller.person.language, caller.plan.settings.languages[0]),
      old,
      new: now,
      titles: present({ old: title(field, old), new: title(field, now) }),
    })),
  }
}

/** The flow that did it, as it is called today; one that is gone is passed over. */
function flowOf({ plan, person }: Caller, { via }: ChangeRow): Pick<HistoryEntry, 'flow'> {
  const flow = via?.startsWith('flw_') ? plan.definitions.all('flow').find(({ id }) => id === via) : undefined
  return flow ? { flow: labelIn(flow.label, person.language, plan.settings.languages[0]) } : {}
}

/** The line of a team holds who it is about, and what was and is. */
function memberOf({ member_name: name, changed }: ChangeRow): NonNullable<HistoryEntry['member']> {
  const { right } = changed as unknown as { readonly right?: { readonly new: 'read' | 'update' | null } }
  return { name: name ?? '', ...(right?.new ? { right: right.new } : {}) }
}

const present = (titles: { old: string | undefined; new: string | undefined }): { old?: string; new?: string } => ({
  ...(titles.old === undefined ? {} : { old: titles.old }),
  ...(titles.new === undefined ? {} : { new: titles.new }),
})
