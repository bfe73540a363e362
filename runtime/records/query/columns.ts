import { sql, type SQL } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import type { FieldPlan, ObjectPlan } from '../../compile/plan.ts'
import { columnOf, input } from '../../storage/statement.ts'
import { type Gate, gateOf, readableField } from '../gate.ts'

/** A field that a query mentions, as SQL. */
export interface QueryColumn {
  readonly path: string
  readonly field: FieldPlan
  readonly sql: SQL
  /** The title of what the field points at, where it points at something whose title the caller may read. */
  readonly title: SQL | undefined
}

/** The columns of one query, over the record (`t`) and over the relations that its paths go through. */
export interface QueryColumns {
  /** Undefined for what does not exist and, just the same, for what the caller may not read on any hop. */
  column(path: readonly string[]): QueryColumn | undefined
  /** `left join … on …` for every relation that was mentioned. */
  joins(): SQL
}

/** The alias of the record itself. */
export const rootAlias = 't'

export function queryColumns(caller: Caller, gate: Gate): QueryColumns {
  const joined = new Map<string, SQL>()
  const join = (alias: string, text: SQL): string => {
    joined.set(alias, text)
    return alias
  }

  const columnAt = (from: Gate, alias: string, path: readonly string[]): QueryColumn | undefined => {
    const [name, ...rest] = path
    const field = name === undefined ? undefined : readableField(from, name)
    if (!field) return undefined
    if (rest.length > 0) {
      const target = targetGate(caller, field)
      const next = target && columnAt(target, join(`${alias}_${field.name}`, relation(target, { alias, field })), rest)
      return next && { ...next, path: path.join('.') }
    }
    return { path: field.name, field, sql: columnOf(alias, field.name), title: titleOf(alias, field) }
  }

  const titleOf = (alias: string, field: FieldPlan): SQL | undefined => {
    if (field.link?.to === 'person') return columnOf(join(`${alias}_${field.name}`, personRelation(caller, alias, field)), 'name')
    const target = targetGate(caller, field)
    if (!target || !target.access.readable.has(target.object.title.name)) return undefined
    return columnOf(join(`${alias}_${field.name}`, relation(target, { alias, field })), target.object.title.name)
  }

  return { column: (path) => columnAt(gate, rootAlias, path), joins: () => sql.join([...joined.values()], sql` `) }
}

/** The object that a field points at, if the caller may read any of its records. */
function targetGate(caller: Caller, field: FieldPlan): Gate | undefined {
  const object: ObjectPlan | undefined = field.link?.to === 'object' ? caller.plan.objects.get(field.link.object) : undefined
  const gate = object && gateOf(caller, object)
  return gate?.access.read ? gate : undefined
}

/** Records that the caller may not read join as nothing, so their values look blank. */
function relation({ object, access }: Gate, { alias, field }: { alias: string; field: FieldPlan }): SQL {
  const to = `${alias}_${field.name}`
  const own = access.read === 'own' ? sql` and ${columnOf(to, 'owner')} = ${input('actor', 'uuid')}` : sql``
  return sql`left join ${object.table} ${sql.identifier(to)} on ${columnOf(to, 'id')} = ${columnOf(alias, field.name)}${own}`
}

const personRelation = ({ plan }: Caller, alias: string, field: FieldPlan): SQL => {
  const to = `${alias}_${field.name}`
  return sql`left join ${sql.identifier(plan.schema)}."_person" ${sql.identifier(to)} on ${columnOf(to, 'id')} = ${columnOf(alias, field.name)}`
}
