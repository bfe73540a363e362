import type { DefinitionSet } from '../../definition-set.ts'
import { ruleTypeOf } from '../../fields/field.ts'
import { fieldOf } from '../../objects/object.ts'
import { type FlowDefinition, objectOf } from '../flow.ts'
import type { TrialGiven } from '../trial/trial.ts'

/** What a trial was told without the values of fields with personal data: who designs a flow may not be allowed to read them. */
export function withoutPersonal(given: TrialGiven, flow: Pick<FlowDefinition, 'trigger'>, set: DefinitionSet): TrialGiven {
  const name = objectOf(flow)
  const kept = Object.entries(given.values).filter(([path]) => !(/^(record|old)\./.test(path) && isPersonal(path.split('.').slice(1), name, set)))
  return { ...given, values: Object.fromEntries(kept) }
}

/** Whether a path of fields leads to or through personal data. */
function isPersonal([name = '', ...rest]: readonly string[], objectName: string | undefined, set: DefinitionSet): boolean {
  const object = objectName === undefined ? undefined : set.get('object', objectName)
  const field = object && fieldOf(object, name)
  if (!field) return false
  const type = ruleTypeOf(field)
  return field.personal !== undefined || (rest.length > 0 && type.type === 'record' && isPersonal(rest, type.object, set))
}
