import { sql, type SQL } from 'drizzle-orm'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { RuleValue } from '../../schemas/rules/values.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan, Plan } from '../compile/plan.ts'
import { textArray } from '../rules/sql-literal.ts'
import { columnOf, compileStatement, input, listed, type Runner, runStatement, type Statement } from '../storage/statement.ts'

/** The values of one record's fields. */
export type FieldReader = (field: FieldPlan) => FieldValue

/** What rules read over relations of some records of an object. */
export interface RelatedQuestion {
  readonly object: ObjectPlan
  /** Paths of two steps or more: `['account', 'industry']`. */
  readonly paths: readonly (readonly string[])[]
  readonly records: readonly FieldReader[]
  /** Records that are about to be stored, by their id: their values are not in the tables yet. */
  readonly unstored?: ReadonlyMap<string, FieldReader>
}

/** Values by path with dots, a map for each record, in order. */
export type RelatedValues = readonly Map<string, RuleValue>[]

/**
 * Fetches what paths over relations lead to: one query for all records and paths together. Everything is read, whoever
 * asks: whether a rule refuses a record does not depend on who saves it.
 */
export async function relatedValues(runner: Runner, caller: Caller, question: RelatedQuestion): Promise<RelatedValues> {
  const values = question.records.map(() => new Map<string, RuleValue>())
  if (question.paths.length === 0) return values
  const { statement, links, ends } = relatedStatement(caller.plan, question)
  const ids = Object.fromEntries(links.map((link, index) => [`l${index}`, textArray(question.records.map((record) => idIn(record(link))))]))
  const rows = await runStatement<Record<string, unknown>>(runner, statement, ids)
  for (const [index, row] of rows.entries()) {
    for (const [at, { name, field }] of ends.entries()) values[index]?.set(name, ruleValueOf(field.decode(row[`v${at}`])))
  }
  if (question.unstored) await overUnstored(runner, caller, { ...question, unstored: question.unstored, values })
  return values
}

const idIn = (value: FieldValue): string | null => (typeof value === 'string' ? value : null)

interface RelatedStatement {
  readonly statement: Statement
  /** The links that the paths begin with, in the order of the inputs `l0 l1 …`. */
  readonly links: readonly FieldPlan[]
  /** The fields that the paths end in, in the order of the columns `v0 v1 …`. */
  readonly ends: readonly { readonly name: string; readonly field: FieldPlan }[]
}

const relatedStatement = (plan: Plan, { object, paths }: RelatedQuestion): RelatedStatement =>
  plan.memo(`related:${object.name}:${paths.map((path) => path.join('.')).join()}`, () => printStatement(plan, object, paths))

function printStatement(plan: Plan, object: ObjectPlan, paths: RelatedQuestion['paths']): RelatedStatement {
  const links = [...new Set(paths.map(([first]) => fieldNamed(object, first)))]
  const joins = new Map<string, { readonly alias: string; readonly text: SQL }>()
  const join = (at: readonly string[], target: ObjectPlan, link: SQL): string => {
    const known = joins.get(at.join('.'))
    if (known) return known.alias
    const alias = `j${joins.size}`
    joins.set(at.join('.'), { alias, text: sql`left join ${target.table} ${sql.identifier(alias)} on ${columnOf(alias, 'id')} = ${link}` })
    return alias
  }
  const endOf = (path: readonly string[]) => {
    let [field, column] = [fieldNamed(object, path[0]), columnOf('r', `l${links.indexOf(fieldNamed(object, path[0]))}`)]
    for (const [index, name] of path.slice(1).entries()) {
      const target = targetOf(plan, field)
      const alias = join(path.slice(0, index + 1), target, column)
      field = fieldNamed(target, name)
      column = columnOf(alias, field.name)
    }
    return { name: path.join('.'), field, column }
  }
  const ends = paths.map(endOf)
  const arrays = listed(links.map((_, index) => input(`l${index}`, 'uuid[]')))
  const names = listed([...links.map((_, index) => sql`${sql.identifier(`l${index}`)}`), sql`n`])
  const columns = listed(ends.map(({ column }, index) => sql`${column} as ${sql.identifier(`v${index}`)}`))
  const joined = sql.join([...joins.values()].map(({ text }) => text), sql` `)
  return { statement: compileStatement(sql`select ${columns} from unnest(${arrays}) with ordinality as r(${names}) ${joined} order by r.n`), links, ends }
}

interface OverUnstored extends RelatedQuestion {
  readonly unstored: ReadonlyMap<string, FieldReader>
  readonly values: RelatedValues
}

/** Follows the paths of records that point at records which are not stored yet, from those on. */
async function overUnstored(runner: Runner, caller: Caller, { object, paths, records, unstored, values }: OverUnstored): Promise<void> {
  for (const path of paths) {
    const [first, ...rest] = path
    const link = fieldNamed(object, first)
    const found = records.flatMap((record, index) => {
      const target = unstored.get(idIn(record(link)) ?? '')
      return target ? [{ index, target }] : []
    })
    if (found.length === 0) continue
    const target = targetOf(caller.plan, link)
    const further = rest.length > 1 ? await relatedValues(runner, caller, { object: target, paths: [rest], records: found.map((each) => each.target), unstored }) : []
    for (const [at, each] of found.entries()) {
      const value = rest.length > 1 ? further[at]?.get(rest.join('.')) : ruleValueOf(each.target(fieldNamed(target, rest[0])))
      values[each.index]?.set(path.join('.'), value ?? null)
    }
  }
}

// The check of the rule has followed every path, so its steps exist.
function fieldNamed(object: ObjectPlan, name: string | undefined): FieldPlan {
  const field = object.byName.get(name ?? '')
  if (!field) throw new Error(`no field ${name} in ${object.name}`)
  return field
}

function targetOf(plan: Plan, field: FieldPlan): ObjectPlan {
  const target = field.link?.to === 'object' ? plan.objects.get(field.link.object) : undefined
  if (!target) throw new Error(`${field.name} points at no object`)
  return target
}

/** No rule reads rows, and what other fields hold are values of rules. */
const ruleValueOf = (value: FieldValue): RuleValue => value as RuleValue
