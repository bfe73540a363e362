import { sql, type SQL } from 'drizzle-orm'
import { objectScope } from '../../schemas/objects/rule-scope.ts'
import { checkRule, isRefused } from '../../schemas/rules/check.ts'
import type { StoredCondition } from '../../schemas/rules/stored-condition.ts'
import { assertNever } from '../../schemas/assert-never.ts'
import type { ObjectPlan, Plan } from '../compile/plan.ts'
import type { NarrowReach, Reach } from '../roles/reach.ts'
import { conditionOfRule, type SqlContext } from '../rules/sql-of-rule.ts'
import { columnOf } from '../storage/statement.ts'
import { peopleAround } from './people-around.ts'
import { memberCondition } from './team/member-condition.ts'
import { momentIn } from './query/moment.ts'

/** The record behind an alias, and who asks: inputs that `callerInputs` gives, unless a statement has no inputs. */
interface Asked {
  readonly object: ObjectPlan
  readonly alias: string
  readonly world?: SqlContext
}

/**
 * What holds a statement to the records that a reach allows, of the record behind an alias: nothing where it allows all.
 * The one place where rights on records become SQL. A condition may be null, which means false, and is never negated.
 */
export const reachCondition = (plan: Plan, reach: Reach, asked: Asked): readonly SQL[] => {
  if (reach === 'all') return []
  // Rights do not depend on the language of whoever has them.
  const world = asked.world ?? momentIn(plan, plan.settings.languages[0] ?? 'en')
  return [reach === false ? sql`false` : conditionOf({ plan, world }, reach, asked)]
}

/** The same, behind conditions that a statement has already. */
export const andReached = ({ plan }: { readonly plan: Plan }, reach: Reach, asked: Asked): SQL =>
  sql.join(reachCondition(plan, reach, asked).map((condition) => sql` and ${condition}`))

/** Whether a reach allows the record behind an alias, as a value. */
export const isReached = ({ plan }: { readonly plan: Plan }, reach: Reach, asked: Asked): SQL => {
  const [condition] = reachCondition(plan, reach, asked)
  return condition ? sql`coalesce(${condition}, false)` : sql`true`
}

interface Around {
  readonly plan: Plan
  readonly world: SqlContext
}

function conditionOf(around: Around, reach: NarrowReach, at: Asked): SQL {
  const { plan, world } = around
  const { object, alias } = at
  const owner = () => ownerColumn(object, alias)
  if (reach === 'own') return sql`${owner()} = ${world.user}::uuid`
  if (typeof reach === 'string') return sql`(${owner()} = ${world.user}::uuid or ${owner()} = any(${peopleAround(plan.schema, reach, world.user)}))`
  switch (reach.kind) {
    case 'where':
      return ruleCondition(around, reach.rule, at)
    case 'member':
      return memberCondition(plan, { object, alias, right: reach.right, person: sql`${world.user}::uuid` })
    case 'pool':
      return sql`${owner()} is null`
    case 'parent':
      return inParent(object, alias, (above, own) => conditionOf(around, reach.of, { object: above, alias: own }))
    case 'any':
    case 'every':
      return sql`(${sql.join(reach.of.map((each) => conditionOf(around, each, at)), reach.kind === 'any' ? sql` or ` : sql` and `)})`
    default:
      return assertNever(reach)
  }
}

/**
 * Whose a record is, of the record behind an alias: its owner or, where it belongs to another record, the owner of that one.
 */
export function ownerColumn({ parent }: ObjectPlan, alias: string): SQL {
  if (!parent) return columnOf(alias, 'owner')
  const [above, own] = [parent.object(), `${alias}p`]
  return sql`(select ${ownerColumn(above, own)} from ${above.table} ${sql.identifier(own)} where ${columnOf(own, 'id')} = ${columnOf(alias, parent.field.name)})`
}

function inParent({ parent }: ObjectPlan, alias: string, condition: (above: ObjectPlan, own: string) => SQL): SQL {
  if (!parent) return sql`false`
  const [above, own] = [parent.object(), `${alias}p`]
  return sql`exists (select from ${above.table} ${sql.identifier(own)} where ${columnOf(own, 'id')} = ${columnOf(alias, parent.field.name)} and ${condition(above, own)})`
}

/** A rule is the administrator's: it reads every field, also those that are hidden from whoever it lets in. */
function ruleCondition({ plan, world }: Around, rule: StoredCondition, { object, alias }: Asked): SQL {
  const checked = plan.memo(`scope-rule:${object.name}:${JSON.stringify(rule)}`, () => checkRule(rule, objectScope(object.definition, plan.definitions, plan.context), { type: 'boolean' }))
  return isRefused(checked) ? sql`false` : conditionOfRule(checked.tree, (path) => columnAt(plan, { object, alias }, path), world)
}

/** Relations are looked up where they are read: a condition stands in many statements and can add no joins to them. */
function columnAt(plan: Plan, { object, alias }: Asked, [name = '', ...rest]: readonly string[]): SQL {
  const field = object.byName.get(name)
  if (!field) return sql`null`
  if (rest.length === 0) return columnOf(alias, name)
  const target = field.link?.to === 'object' ? plan.objects.get(field.link.object) : undefined
  const next = `${alias}r`
  return target ? sql`(select ${columnAt(plan, { object: target, alias: next }, rest)} from ${target.table} ${sql.identifier(next)} where ${columnOf(next, 'id')} = ${columnOf(alias, name)})` : sql`null`
}
