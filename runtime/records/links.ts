import { sql, type SQL } from 'drizzle-orm'
import type { FieldValue } from '../../schemas/fields/field-type.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import { columnOf, input } from '../storage/statement.ts'
import type { Gate } from './gate.ts'
import { both, type Reach } from '../roles/reach.ts'
import { andReached } from './reach-condition.ts'

/** A field that points at a record, and how a statement finds what it points at. */
export interface LinkedField {
  readonly field: FieldPlan
  /** Name of the common table expression that holds the target's id and title, or no row. */
  readonly cte: string
  readonly target: SQL
}

/**
 * The targets of links that a write sets, as common table expressions `name as (select id, title …)`. A target that
 * does not exist, lies in the recycle bin or is not readable for the caller gives no row: the three look alike.
 * Targets are locked `for key share`, which a deletion waits for and a change of the target does not.
 */
export const linkedFields = (caller: Caller, fields: Iterable<FieldPlan>): readonly LinkedField[] =>
  [...fields].flatMap((field, index) => {
    const target = field.link && linkTarget(caller, field)
    return target ? [{ field, cte: `link_${index}`, target }] : []
  })

function linkTarget(caller: Caller, field: FieldPlan): SQL | undefined {
  const { plan, access } = caller
  const id = input(field.name, 'uuid')
  if (field.link?.to === 'person') return sql`select id, name as title from ${sql.identifier(plan.schema)}."_person" where id = ${id} and active`
  const object = field.link && plan.objects.get(field.link.object)
  if (!object) return undefined
  const { readable } = access.object(object.name)
  const reach = targetReach(caller, field, object)
  if (!reach) return sql`select null::uuid as id, null::text as title where false`
  const title = readable.has(object.title.name) ? sql`${columnOf('t', object.title.name)}::text` : sql`null::text`
  return sql`select t.id, ${title} as title from ${object.table} t where t.id = ${id} and t.deleted_at is null${andReached(caller, reach, { object, alias: 't' })} for key share`
}

/** Which records a link may be set to. What belongs to a record is part of it, so who adds to it changes it. */
export function targetReach({ access }: Caller, { link }: FieldPlan, target: ObjectPlan): Reach {
  const { read, update } = access.object(target.name)
  return link?.to === 'object' && link.owned ? both(read, update) : read
}

/** `, link_0 as materialized (…)` for each link: goes behind the statement's other expressions. */
export const linkExpressions = (links: readonly LinkedField[]): SQL =>
  sql.join(links.map(({ cte, target }) => sql`, ${sql.identifier(cte)} as materialized (${target})`), sql``)

/** True when every link that is set has its target. */
export const linksHold = (links: readonly LinkedField[]): SQL =>
  sql.join(
    [sql`true`, ...links.map(({ cte, field }) => sql`(${input(field.name, 'uuid')} is null or exists (select 1 from ${sql.identifier(cte)}))`)],
    sql` and `,
  )

/** What the statement answers about its links: for each an array `[found, title]`. */
export const linkAnswers = (links: readonly LinkedField[]): SQL =>
  links.length === 0
    ? sql`'{}'::jsonb as links`
    : sql`jsonb_build_object(${sql.join(
        links.map(({ cte, field }) => sql`${field.name}::text, (select title from ${sql.identifier(cte)})`),
        sql`, `,
      )}) as links, array[${sql.join(
        links.map(({ cte }) => sql`exists (select 1 from ${sql.identifier(cte)})`),
        sql`, `,
      )}] as found`

/** The links that are set but found no target. */
export const brokenLinks = (gate: Gate, { links, found, valueOf }: LinkAnswer): readonly Issue[] =>
  links
    .filter(({ field }, index) => valueOf(field) !== null && !found?.[index])
    .map(({ field }) => ({ code: field.link?.to === 'object' && field.link.owned ? 'unknown-parent' : 'unknown-record', path: `/values/${field.name}`, params: gate.fieldParams(field) }))

interface LinkAnswer {
  readonly links: readonly LinkedField[]
  /** Whether each link found its target, in the order of the links. */
  readonly found: readonly boolean[] | undefined
  readonly valueOf: (field: FieldPlan) => FieldValue
}
