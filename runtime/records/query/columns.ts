import { sql, type SQL } from 'drizzle-orm'
import type { Formula } from '../../../schemas/rules/scope.ts'
import type { Caller } from '../../caller.ts'
import type { FieldPlan, ObjectPlan } from '../../compile/plan.ts'
import { selectedColumn } from '../../files/file-columns.ts'
import { partOf, sqlOfRule } from '../../rules/sql-of-rule.ts'
import { columnOf } from '../../storage/statement.ts'
import { type Gate, gateOf, readableField } from '../gate.ts'
import { andReached } from '../reach-condition.ts'
import { sqlMoment } from './moment.ts'

/** A field that a query mentions, as SQL. */
export interface QueryColumn {
  readonly path: string
  readonly field: FieldPlan
  readonly sql: SQL
  /** The title of what the field points at, where it points at something whose title the caller may read. */
  readonly title: SQL | undefined
  /** What is selected, where that is more than the column. */
  readonly shown?: SQL
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
  const reckonedBefore = new Map<string, QueryColumn>()
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
    join(from, field, (alias) => relation(caller, target, { alias, link: columnOf(from, field.name) }))

  const columnAt = ({ at, alias }: Standing, path: readonly string[], title: boolean): QueryColumn | undefined => {
    const [name, ...rest] = path
    const field = name === undefined ? undefined : readableField(at, name)
    if (!field || field.rows) return undefined
    const part = rest.length === 1 ? field.parts?.get(rest[0] ?? '') : undefined
    if (part) return { path: path.join('.'), field: part, sql: partOf(columnOf(alias, field.name), part.name), title: undefined }
    if (rest.length > 0) {
      const target = targetGate(caller, field)
      const next = target && columnAt({ at: target, alias: joinTarget(target, alias, field) }, rest, title)
      return next && { ...next, path: path.join('.') }
    }
    if (field.formula) return computed({ at, alias }, field, field.formula)
    const column = { path: field.name, field, sql: columnOf(alias, field.name), title: title ? titleOf(alias, field) : undefined }
    return field.files ? { ...column, shown: selectedColumn(caller.plan.schema, alias, field) } : column
  }

  // A join of its own, which `offset 0` keeps whole: a formula that is shown and sorted by is reckoned once a record.
  // Of a relation that leads nowhere everything is blank.
  const computed = (standing: Standing, field: FieldPlan, formula: Formula): QueryColumn | undefined => {
    const { alias } = standing
    const known = reckonedBefore.get(`${alias}.${field.name}`)
    if (known) return known
    const read = new Map(formula.reads.map((path) => [path, columnAt(standing, path.split('.'), false)?.sql]))
    if ([...read.values()].includes(undefined)) return undefined
    const node = { kind: 'field', type: field.type.ruleType(field.definition), path: [field.name], name: field.name, formula } as const
    const value = sqlOfRule(node, (path) => read.get(path.join('.')) ?? sql`null`, sqlMoment(caller))
    const reckoned = join(alias, field, (own) =>
      sql`left join lateral (select (${value})::${sql.raw(field.sqlType)} as v offset 0) ${sql.identifier(own)} on ${columnOf(alias, 'id')} is not null`)
    const column = { path: field.name, field, sql: columnOf(reckoned, 'v'), title: undefined }
    reckonedBefore.set(`${alias}.${field.name}`, column)
    return column
  }

  const titleOf = (alias: string, field: FieldPlan): SQL | undefined => {
    if (field.link?.to === 'person') return columnOf(join(alias, field, (person) => personRelation(caller, person, columnOf(alias, field.name))), 'name')
    const target = targetGate(caller, field)
    if (!target || !target.access.readable.has(target.object.title.name)) return undefined
    return columnOf(joinTarget(target, alias, field), target.object.title.name)
  }

  return { column: (path) => columnAt({ at: gate, alias: rootAlias }, path, true), joins: () => sql.join([...joined.values()].map(({ text }) => text), sql` `) }
}

/** Where a step of a path stands: a gate, and the alias of the record there. */
interface Standing {
  readonly at: Gate
  readonly alias: string
}

/** The object that a field points at, if the caller may read any of its records. */
function targetGate(caller: Caller, field: FieldPlan): Gate | undefined {
  const object: ObjectPlan | undefined = field.link?.to === 'object' ? caller.plan.objects.get(field.link.object) : undefined
  const gate = object && gateOf(caller, object)
  return gate?.access.read ? gate : undefined
}

/** Records that the caller may not read join as nothing, so their values look blank. */
function relation(caller: Caller, { object, access }: Gate, { alias, link }: { alias: string; link: SQL }): SQL {
  return sql`left join ${object.table} ${sql.identifier(alias)} on ${columnOf(alias, 'id')} = ${link}${andReached(caller, access.read, { object, alias })}`
}

const personRelation = ({ plan }: Caller, alias: string, link: SQL): SQL =>
  sql`left join ${sql.identifier(plan.schema)}."_person" ${sql.identifier(alias)} on ${columnOf(alias, 'id')} = ${link}`
