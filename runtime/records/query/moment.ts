import type { Caller } from '../../caller.ts'
import { rolesOf } from '../../roles/access.ts'
import { textArray } from '../../rules/sql-literal.ts'
import type { SqlContext } from '../../rules/sql-of-rule.ts'
import { type Inputs, input } from '../../storage/statement.ts'
import { dateInZone } from '../date-in-zone.ts'

/** The moment and person of an evaluation, as inputs: a compiled rule serves everybody of one language at any time. */
export const sqlMoment = ({ plan, person }: Caller): SqlContext => ({
  now: input('now', 'timestamptz'),
  today: input('today', 'date'),
  user: input('actor', 'uuid'),
  roles: input('roles', 'text[]'),
  zone: plan.context.zone,
  weekStart: plan.settings.weekStart,
  fiscalYearStart: plan.settings.fiscalYearStart,
  language: person.language,
})

/** The inputs that a rule may name beside the person's id. */
export const momentInputs = ({ plan, access }: Caller, now: Date): Inputs => ({
  now: now.toISOString(),
  today: dateInZone(now, plan.context.zone),
  roles: textArray(rolesOf(plan, access).map(({ name }) => name)),
})
