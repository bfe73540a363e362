import { sql } from 'drizzle-orm'
import type { RecordAnswer } from '../../schemas/api/record.ts'
import type { ItemReads, ListReads } from '../../schemas/messages/template-reads.ts'
import type { TemplateData } from '../../schemas/messages/render.ts'
import type { RuleValue } from '../../schemas/rules/values.ts'
import type { Caller } from '../caller.ts'
import { fenced, StalePlan } from '../records/fence.ts'
import { gateTo } from '../records/gate.ts'
import { callerInputs } from '../records/query/moment.ts'
import { andReached } from '../records/reach-condition.ts'
import { queryColumns } from '../records/query/columns.ts'
import { queryRecords } from '../records/query/run-query.ts'
import { rowReader, selectedFor, selectList, type SelectedRow } from '../records/query/select.ts'
import { Refusal } from '../refusal.ts'
import { fieldAtPath } from '../roles/readable-field.ts'
import { compileStatement, input } from '../storage/statement.ts'

/** Child records that a message goes through at the most; the rest are left out. */
const mostChildren = 200

/** What fills a message, and what the sender may not see of it: those places stay blank. */
export interface MessageData {
  readonly data: TemplateData
  readonly hidden: readonly string[]
}

interface Asked {
  readonly objectName: string
  readonly id: string
  readonly now: Date
}

/** Reads what a message tells of a record through the gate of who sends it. Refuses `not-found` for a record the sender may not read. */
export async function messageData(caller: Caller, { objectName, id, now }: Asked, reads: ItemReads): Promise<MessageData> {
  const hidden = new Set<string>()
  const record = await readPaths(caller, { objectName, id }, readable(caller, objectName, { paths: reads.paths, prefix: 'record.', hidden }))
  const lists = await listsOf(caller, { record, reads, now, hidden })
  const rooted = <Value>(entries: Readonly<Record<string, Value>>) => Object.fromEntries(Object.entries(entries).map(([path, value]) => [`record.${path}`, value]))
  return { data: { values: rooted(valuesOf(record)), titles: rooted(record._titles ?? {}), lists }, hidden: [...hidden] }
}

// A record's values are the values of fields, which rules read as they are on the wire.
const valuesOf = ({ values }: RecordAnswer): Readonly<Record<string, RuleValue>> => values as Readonly<Record<string, RuleValue>>

function readable(caller: Caller, objectName: string, { paths, prefix, hidden }: { paths: readonly string[]; prefix: string; hidden: Set<string> }): readonly string[] {
  const object = caller.plan.objects.get(objectName)
  const shown = paths.filter((path) => object && fieldAtPath(caller, object, path))
  for (const path of paths) if (!shown.includes(path)) hidden.add(prefix + path)
  return shown
}

const readPaths = (caller: Caller, { objectName, id }: Omit<Asked, 'now'>, paths: readonly string[]): Promise<RecordAnswer> =>
  fenced(caller, async (current) => {
    const gate = gateTo(current, objectName, 'read')
    const query = queryColumns(current, gate)
    const columns = paths.flatMap((path) => query.column(path.split('.')) ?? [])
    const selected = selectList([{ name: 'plan', sql: sql`live.number` }, ...selectedFor(current, columns, gate)])
    const statement = compileStatement(sql`select ${selected} from ${sql.identifier(current.plan.schema)}."_live" live
      left join ${gate.object.table} t on t.id = ${input('id', 'uuid')} and t.deleted_at is null${andReached(current, gate.access.read, { object: gate.object, alias: 't' })} ${query.joins()}`)
    const [row] = await current.workspace.reads.rows<SelectedRow & { plan: number }>(statement, { id, ...callerInputs(current) })
    if (!row || row.plan !== current.plan.release) throw new StalePlan()
    if (row.id === null) throw new Refusal('not-found')
    return rowReader(current, columns, gate)(row)
  })

interface Around {
  readonly record: RecordAnswer
  readonly reads: ItemReads
  readonly now: Date
  readonly hidden: Set<string>
}

async function listsOf(caller: Caller, around: Around): Promise<TemplateData['lists']> {
  const entries: [string, readonly TemplateData[]][] = []
  for (const list of around.reads.lists) entries.push([list.path, await itemsOf(caller, list, around)])
  return Object.fromEntries(entries)
}

async function itemsOf(caller: Caller, list: ListReads, { record, now, hidden }: Around): Promise<readonly TemplateData[]> {
  const { object, lookup, via } = list.children
  const owner = via.length === 0 ? record.id : record.values[via.join('.')]
  const child = caller.plan.objects.get(object.name)
  const isReadable = child && caller.access.object(object.name).read && fieldAtPath(caller, child, lookup.name)
  if (!isReadable) hidden.add(list.path)
  if (!isReadable || typeof owner !== 'string') return []
  const select = readable(caller, object.name, { paths: list.paths, prefix: `${list.path}.`, hidden })
  const query = { select: select.length > 0 ? [...select] : [child.title.name], where: { '==': [{ var: lookup.name }, owner] }, sort: [{ path: 'created_at', direction: 'asc' as const }], limit: mostChildren }
  const { items } = await queryRecords(caller, { objectName: object.name, query, now })
  return Promise.all(
    items.map(async (item) => ({ values: valuesOf(item), titles: item._titles ?? {}, lists: await listsOf(caller, { record: item, reads: list, now, hidden }) })),
  )
}
