import type { DefinitionHeader } from '../../schemas/definition.ts'
import { type DefinitionSet, definitionSet } from '../../schemas/definition-set.ts'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import { isSame } from '../../schemas/same-json.ts'
import { isObject, type ObjectDefinition } from '../../schemas/objects/object.ts'
import { pathInObject } from '../../schemas/objects/path.ts'
import { savingScope } from '../../schemas/objects/rule-scope.ts'
import type { Json } from '../../schemas/pointer.ts'
import { checkRule, isRefused } from '../../schemas/rules/check.ts'
import type { RuleTree } from '../../schemas/rules/tree.ts'
import { isActive, usualEnforcement, type ValidationRule } from '../../schemas/validation-rules/validation-rule.ts'
import type { Demand } from './demands.ts'

/** A field that a rule reads on its way over relations, and the object that has it. */
export interface ReadField {
  readonly object: ObjectDefinition
  readonly field: FieldDefinition
}

/** A condition that no record may meet. */
export interface RefusedCondition {
  readonly tree: RuleTree
  /** The fields on each path that it reads, by the path with dots. */
  readonly paths: ReadonlyMap<string, readonly ReadField[]>
}

/** What new and changed rules ask of the records that are stored: that none of them is what the rule refuses. */
export function ruleDemands(before: readonly DefinitionHeader[], after: readonly DefinitionHeader[]): readonly Demand[] {
  const set = definitionSet(after)
  const known = new Map(before.map((definition) => [definition.id, definition]))
  return set.all('rule').flatMap((rule) => {
    // Both are of the kind that their prefix says.
    const old = known.get(rule.id) as ValidationRule | undefined
    const object = set.get('object', rule.object)
    return object && isActive(rule) && asksMore(old, rule, { before, object }) ? [demandOf(rule, object, set)] : []
  })
}

/** A rule that says what it said before has been asked about already; names that follow a rename say the same. */
function asksMore(old: ValidationRule | undefined, rule: ValidationRule, { before, object }: { before: readonly DefinitionHeader[]; object: ObjectDefinition }): boolean {
  if (!old || !isActive(old)) return true
  const was = before.filter(isObject).find(({ name }) => name === old.object)
  const sameWords = isSame(old.refuseWhen as Json, rule.refuseWhen as Json) && was?.id === object.id
  return !sameWords || (old.enforce ?? usualEnforcement) !== (rule.enforce ?? usualEnforcement)
}

function demandOf(rule: ValidationRule, object: ObjectDefinition, set: DefinitionSet): Demand {
  const checked = checkRule(rule.refuseWhen, savingScope(object, set), { type: 'boolean' })
  if (isRefused(checked)) throw new Error(`the rule ${rule.name} has faults that the plan was to tell first`)
  const paths = new Map(checked.reads.map((path) => [path, fieldsOn(path.split('.'), object, set)]))
  return {
    cause: rule.id,
    asks: 'rule',
    object,
    fields: [],
    condition: { tree: checked.tree, paths },
    params: { object: object.label, objects: object.plural, rule: rule.label },
    policies: ['block', 'always', 'when_touched', 'new_records'],
    usual: rule.enforce ?? usualEnforcement,
  }
}

const fieldsOn = (path: readonly string[], object: ObjectDefinition, set: DefinitionSet): readonly ReadField[] =>
  path.flatMap((_, index) => pathInObject(object, path.slice(0, index + 1), set) ?? [])

