import { sql } from 'drizzle-orm'
import type { RelatedRequest } from '../../schemas/api/record.ts'
import type { RuleValue, RuleValues } from '../../schemas/rules/values.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import { Refusal } from '../refusal.ts'
import { compileStatement, input, listed, type Runner, runStatement } from '../storage/statement.ts'
import { type Gate, gateOf } from './gate.ts'
import { queryColumns, rootAlias } from './query/columns.ts'
import { callerInputs } from './query/moment.ts'

/** What is asked of the records that one record points at. */
export interface RelatedQuestion {
  readonly gate: Gate
  /** Paths over relations from the record: `account.industry`. */
  readonly paths: readonly string[]
  /** Where the record's own links point, stored or not. */
  linkOf(field: FieldPlan): unknown
}

/**
 * The values at paths over relations, by path, all in one query. What does not exist or may not be read by the caller
 * is blank. The record itself need not be stored.
 */
export async function relatedValues(runner: Runner, caller: Caller, { gate, paths, linkOf }: RelatedQuestion): Promise<RuleValues> {
  if (paths.length === 0) return {}
  const { statement, links, fields } = caller.plan.memo(`related:${gate.object.name}:${paths.join()}:${caller.access.key}`, () => compileRelated(caller, gate, paths))
  if (fields.length === 0) return {}
  const inputs = Object.fromEntries(links.map((link) => [link.name, linkOf(link) ?? null]))
  const [row = {}] = await runStatement<Record<string, unknown>>(runner, statement, { ...inputs, ...callerInputs(caller) })
  // Values of fields are values of rules.
  return Object.fromEntries(fields.map(({ path, field }, index) => [path, field.decode(row[`v${index}`]) as RuleValue]))
}

/** The same for links that a form holds. Refuses `not-found` for an object of which the caller may know nothing. */
export async function readRelated(caller: Caller, { objectName, links, paths }: { objectName: string } & RelatedRequest): Promise<RuleValues> {
  const object = caller.plan.objects.get(objectName)
  const gate = object && gateOf(caller, object)
  if (!gate || (!gate.access.read && !gate.access.create)) throw new Refusal('not-found')
  const over = paths.filter((path) => path.includes('.')).toSorted()
  return relatedValues(caller.workspace.data.sql, caller, { gate, paths: over, linkOf: ({ name }) => (Object.hasOwn(links, name) ? links[name] : null) })
}

function compileRelated(caller: Caller, gate: Gate, paths: readonly string[]) {
  const query = queryColumns(caller, gate)
  const fields = paths.flatMap((path) => {
    const column = query.column(path.split('.'))
    return column ? [{ path, field: column.field, sql: column.sql }] : []
  })
  const names = new Set(fields.map(({ path }) => path.split('.')[0]))
  const links = [...gate.object.byName.values()].filter(({ name }) => names.has(name))
  const record = listed(links.map(({ name }) => sql`${input(name, 'uuid')} as ${sql.identifier(name)}`))
  const values = listed(fields.map(({ sql: value }, index) => sql`${value} as ${sql.identifier(`v${index}`)}`))
  const statement = compileStatement(fields.length === 0 ? sql`select` : sql`select ${values} from (select ${record}) ${sql.identifier(rootAlias)} ${query.joins()}`)
  return { statement, links, fields }
}
