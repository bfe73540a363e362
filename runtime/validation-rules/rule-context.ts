import { ruleContext } from '../../schemas/rules/context.ts'
import type { RuleContext } from '../../schemas/rules/values.ts'
import type { Caller } from '../caller.ts'
import { rolesOf } from '../roles/access.ts'

/** What rules are told of the world when the caller saves something. */
export const ruleContextOf = ({ plan, person, access }: Caller, now: Date): RuleContext =>
  ruleContext(plan.settings, { now, user: person.id, roles: rolesOf(plan, access).map(({ name }) => name), language: person.language })
