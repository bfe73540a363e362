import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { type Json, stepsOf, valueAt } from '../../../schemas/pointer.ts'
import { readLiteral } from '../../../schemas/rules/literal.ts'
import type { RuleValue } from '../../../schemas/rules/values.ts'

/** Settings of a trigger that other systems call. */
interface HookSettings {
  readonly values: readonly { readonly variable: string; readonly path: string }[]
}

/** The values that a call gives to variables. What is not there, or is of another type than its variable, is blank. */
export function hookValues({ trigger, variables = [] }: Pick<FlowDefinition, 'trigger' | 'variables'>, body: Json): Record<string, RuleValue> {
  // The schema of the trigger's type has checked them.
  const { values } = trigger as unknown as HookSettings
  return Object.fromEntries(
    values.map(({ variable, path }) => {
      const type = variables.find(({ name }) => name === variable)?.type
      return [variable, type === undefined ? null : valueOf(valueAt(body, stepsOf(path)), type)]
    }),
  )
}

function valueOf(json: Json | undefined, type: NonNullable<FlowDefinition['variables']>[number]['type']): RuleValue {
  // Numbers and flags are read as text where text is wanted: what an identifier is, senders see differently.
  const given = type === 'text' && (typeof json === 'number' || typeof json === 'boolean') ? String(json) : json
  return readLiteral(given ?? null, { type }) ?? null
}
