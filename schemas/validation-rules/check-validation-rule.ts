import type { DefinitionSet } from '../definition-set.ts'
import { type Issue, issueUnder } from '../issue.ts'
import { fieldOf, type ObjectDefinition } from '../objects/object.ts'
import { ofObjectIssues } from '../objects/of-object.ts'
import { savingScope } from '../objects/rule-scope.ts'
import { checkRule, isRefused } from '../rules/check.ts'
import { lintCondition } from '../rules/lint-condition.ts'
import type { ValidationRule } from './validation-rule.ts'

/** Faults of a validation rule that its schema cannot say. */
export function checkValidationRule(rule: ValidationRule, set: DefinitionSet): readonly Issue[] {
  const object = set.get('object', rule.object)
  return [...ofObjectIssues(rule, set), ...(object ? [...conditionIssues(rule, object, set), ...fieldIssues(rule, object)] : [])]
}

/** A rule whose condition can never hold stops nothing. */
export function lintValidationRule({ object: name, refuseWhen }: ValidationRule, set: DefinitionSet): readonly Issue[] {
  const object = set.get('object', name)
  return object ? lintCondition(refuseWhen, savingScope(object, set), '/refuseWhen') : []
}

function conditionIssues({ refuseWhen }: ValidationRule, object: ObjectDefinition, set: DefinitionSet): readonly Issue[] {
  const checked = checkRule(refuseWhen, savingScope(object, set), { type: 'boolean' })
  return isRefused(checked) ? checked.issues.map((issue) => issueUnder('/refuseWhen', issue)) : []
}

const fieldIssues = ({ field }: ValidationRule, object: ObjectDefinition): Issue[] =>
  field === undefined || fieldOf(object, field) ? [] : [{ code: 'object.unknown-field', path: '/field', params: { object: object.name, field } }]
