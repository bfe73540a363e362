import { sql } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import { callerInputs } from '../../records/query/moment.ts'
import { andReached } from '../../records/reach-condition.ts'
import { columnOf, compileStatement, input, runStatement, type Statement } from '../../storage/statement.ts'

/** A record by the id of its object. */
export interface RecordAt {
  readonly object: string
  readonly id: string
}

/** Of some records those that the caller may read: what each is called, or null where the title is not for the caller. */
export type SeenRecords = (at: RecordAt) => { readonly title: string | null } | undefined

/** Looks records up under the caller's rights: one query an object. Those in the recycle bin are not seen. */
export async function seenRecords(caller: Caller, records: readonly RecordAt[]): Promise<SeenRecords> {
  const found = new Map<string, { readonly title: string | null }>()
  for (const [object, of] of Map.groupBy(records, (each) => each.object)) {
    const statement = statementFor(caller, object)
    if (!statement) continue
    const ids = `{${[...new Set(of.map(({ id }) => id))].join(',')}}`
    const rows = await runStatement<{ id: string; title: string | null }>(caller.workspace.data.sql, statement, { ids, ...callerInputs(caller) })
    for (const { id, title } of rows) found.set(`${object}:${id}`, { title })
  }
  return ({ object, id }) => found.get(`${object}:${id}`)
}

function statementFor(caller: Caller, objectId: string): Statement | undefined {
  const object = caller.plan.objectsById.get(objectId)
  const { read, readable } = caller.access.object(object?.name ?? '')
  if (!object || !read) return undefined
  return caller.plan.memo(`runs:records:${objectId}:${caller.access.key}`, () => {
    const title = readable.has(object.title.name) ? sql`${columnOf('t', object.title.name)}::text` : sql`null::text`
    return compileStatement(sql`select t.id, ${title} as title from ${object.table} t
      where t.id = any(${input('ids', 'uuid[]')}) and t.deleted_at is null${andReached(caller, read, { object, alias: 't' })}`)
  })
}
