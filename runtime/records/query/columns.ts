import { sql, type SQL } from 'drizzle-orm'
import type { Caller } from '../../caller.ts'
import type { FieldPlan, ObjectPlan } from '../../compile/plan.ts'
import { columnOf } from '../../storage/statement.ts'
import { type Gate, gateOf, readableField } from '../gate.ts'
import { andOwn } from '../own-scope.ts'

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
  const joined = new Map<string, { readonly alias: string; readonly text: SQL }>()
  // Aliases are numbers: names of fields put together could be another field's name, or too long for Postgres.
  const join = (from: string, field: FieldPlan, text: (alias: string) => SQL): string => {
    const path = `${from}.${field.name}`
    const known = joined.get(path)
    if (known) return known.alias
    const alias = `j${joined.size + 1}`
    joined.set(path, { alias, text: text(alias) })
    return alias
  }
  const joinTarget = (target: Gate, from: string, field: FieldPlan): string =>
    join(from, field, (alias) => relation(target, alias, columnOf(from, field.name)))

  const columnAt = (at: Gate, alias: string, path: readonly string[]): QueryColumn | undefined => {
    const [name, ...rest] = path
    const field = name === undefined ? undefined : readableField(at, name)
    if (!field) return undefined
    if (rest.length > 0) {
      const target = targetGate(caller, field)
      const next = target && columnAt(target, joinTarget(target, alias, field), rest)
      return next && { ...next, path: path.join('.') }
    }
    return { path: field.name, field, sql: columnOf(alias, field.name), title: titleOf(alias, field) }
  }

  const titleOf = (alias: string, field: FieldPlan): SQL | undefined => {
    if (field.link?.to === 'person') return columnOf(join(alias, field, (person) => personRelation(caller, person, columnOf(alias, field.name))), 'name')
    const target = targetGate(caller, field)
    if (!target || !target.access.readable.has(target.object.title.name)) return undefined
    return columnOf(joinTarget(target, alias, field), target.object.title.name)
  }

  return { column: (path) => columnAt(gate, rootAlias, path), joins: () => sql.join([...joined.values()].map(({ text }) => text), sql` `) }
}

/** The object that a field points at, if the caller may read any of its records. */
function targetGate(caller: Caller, field: FieldPlan): Gate | undefined {
  const object: ObjectPlan | undefined = field.link?.to === 'object' ? caller.plan.objects.get(field.link.object) : undefined
  const gate = object && gateOf(caller, object)
  return gate?.access.read ? gate : undefined
}

/** Records that the caller may not read join as nothing, so their values look blank. */
function relation({ object, access }: Gate, alias: string, link: SQL): SQL {
  return sql`left join ${object.table} ${sql.identifier(alias)} on ${columnOf(alias, 'id')} = ${link}${andOwn(access.read, alias)}`
}

const personRelation = ({ plan }: Caller, alias: string, link: SQL): SQL =>
  sql`left join ${sql.identifier(plan.schema)}."_person" ${sql.identifier(alias)} on ${columnOf(alias, 'id')} = ${link}`
