import type { Language } from '../../../schemas/label.ts'
import type { Caller } from '../../caller.ts'
import type { Plan } from '../../compile/plan.ts'
import { rolesOf } from '../../roles/access.ts'
import { textArray } from '../../rules/sql-literal.ts'
import type { SqlContext } from '../../rules/sql-of-rule.ts'
import { type Inputs, input } from '../../storage/statement.ts'
import { dateInZone } from '../date-in-zone.ts'

/** The moment and person of an evaluation, as inputs: a compiled rule serves everybody of one language at any time. */
export const sqlMoment = ({ plan, person }: Caller): SqlContext => momentIn(plan, person.language)

/** The same in a language of choice. */
export const momentIn = ({ context, settings }: Plan, language: Language): SqlContext => ({
  now: input('now', 'timestamptz'),
  today: input('today', 'date'),
  user: input('actor', 'uuid'),
  roles: input('roles', 'text[]'),
  zone: context.zone,
  weekStart: settings.weekStart,
  fiscalYearStart: settings.fiscalYearStart,
  language,
})

/** The inputs that a rule may name beside the person's id. */
export const momentInputs = ({ plan, access }: Caller, now: Date): Inputs => ({
  now: now.toISOString(),
  today: dateInZone(now, plan.context.zone),
  roles: textArray(rolesOf(plan, access).map(({ name }) => name)),
})

/** What a statement asks of its caller that reaches records by his or her rights: who it is and, where rules are among the rights, the moment. */
export const callerInputs = (caller: Caller): Inputs => ({
  actor: caller.person.id,
  ...(caller.access.hasRules ? momentInputs(caller, caller.workspace.ports.clock.now()) : {}),
})
