import { ruleContext } from '../../../schemas/rules/context.ts'
import type { RuleContext, RuleValue } from '../../../schemas/rules/values.ts'
import type { Plan } from '../../compile/plan.ts'
import type { EventValues } from './event-values.ts'
import type { RecordCondition } from './record-trigger.ts'

/** Whether a condition holds for a record. One that takes too much work holds for none. */
export const holdsFor = ({ holds }: RecordCondition, { after, before }: EventValues, context: RuleContext): boolean =>
  holds(rooted(after), context, before && rooted(before)) === true

/** Conditions name the record as `record`; formulas that they read name its fields alone. */
const rooted = (values: Readonly<Record<string, RuleValue>>): Record<string, RuleValue> => ({
  ...values,
  ...Object.fromEntries(Object.entries(values).map(([path, value]) => [`record.${path}`, value])),
  record: values['id'] ?? null,
})

/** What a condition is told of the world: the moment, and who acts. */
export const contextOf = ({ settings }: Plan, { at, person, roles }: { readonly at: string; readonly person: string | null; readonly roles: readonly string[] }): RuleContext =>
  ruleContext(settings, { now: new Date(at), user: person, roles, language: settings.languages[0] ?? 'en' })
