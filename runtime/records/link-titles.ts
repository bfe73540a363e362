import { sql, type SQL } from 'drizzle-orm'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import { columnOf, compileStatement, input, runStatement } from '../storage/statement.ts'
import { callerInputs } from './query/moment.ts'
import { andReached } from './reach-condition.ts'

/** The title of what a field's value points at; undefined for what the caller may not read. */
export type LinkTitles = (field: FieldPlan, id: string) => string | undefined

/** Looks up the titles of many links at once: one query an object that they point at. */
export async function linkTitles(caller: Caller, links: readonly { field: FieldPlan; id: string }[]): Promise<LinkTitles> {
  const byTarget = Map.groupBy(links, ({ field }) => targetName(field))
  const found = new Map<string, string>()
  for (const [target, pointing] of byTarget) {
    const from = titleSource(caller, target)
    if (!from) continue
    const statement = caller.plan.memo(`titles:${target}:${caller.access.key}`, () => compileStatement(from))
    const ids = `{${[...new Set(pointing.map(({ id }) => id))].join(',')}}`
    const rows = await runStatement<{ id: string; title: string | null }>(caller.workspace.data.sql, statement, { ids, ...callerInputs(caller) })
    for (const { id, title } of rows) if (title !== null) found.set(`${target}:${id}`, title)
  }
  return (field, id) => found.get(`${targetName(field)}:${id}`)
}

const targetName = ({ link }: FieldPlan): string => (link?.to === 'object' ? link.object : '_person')

function titleSource(caller: Caller, target: string): SQL | undefined {
  const { plan, access } = caller
  const ids = input('ids', 'uuid[]')
  if (target === '_person') return sql`select id, name as title from ${sql.identifier(plan.schema)}."_person" where id = any(${ids})`
  const object = plan.objects.get(target)
  const rights = access.object(target)
  if (!object || !rights.read || !rights.readable.has(object.title.name)) return undefined
  return sql`select t.id, ${columnOf('t', object.title.name)}::text as title from ${object.table} t where t.id = any(${ids})${andReached(caller, rights.read, { object, alias: 't' })}`
}
