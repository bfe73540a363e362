import type { DefinitionSet } from '../definition-set.ts'
import { anyWorkspace } from '../fields/any-workspace.ts'
import { type FieldDefinition, fieldTypeOf, hasRows, isStored, ruleTypeOf } from '../fields/field.ts'
import type { FieldContext } from '../fields/field-type.ts'
import { checkFormula } from '../formulas/check-formula.ts'
import { overRelation } from '../formulas/over-relation.ts'
import { isRefused } from '../rules/check.ts'
import type { Formula, RuleScope } from '../rules/scope.ts'
import type { ObjectDefinition } from './object.ts'
import { pathInObject } from './path.ts'
import { allFieldsOf } from './system-fields.ts'

/**
 * What rules about records of the object can read: its fields, those of every object, and fields over lookups. `context`
 * is the workspace in which the rule is to run; a check needs none.
 */
export const objectScope = (object: ObjectDefinition, set: DefinitionSet, context = anyWorkspace): RuleScope =>
  scopeOf(object, { set, context, formulas: new Map() })

/** The same for rules that run on a save: they may also ask what the record was before. */
export const savingScope = (object: ObjectDefinition, set: DefinitionSet, context = anyWorkspace): RuleScope => ({
  ...objectScope(object, set, context),
  onSave: true,
})

/** What the scopes of one rule share, over all objects that it reaches. */
interface Surroundings {
  readonly set: DefinitionSet
  readonly context: FieldContext
  /** Formulas that were checked, by the field's definition; undefined while one is checked or where it is refused. */
  readonly formulas: Map<FieldDefinition, Formula | undefined>
}

function scopeOf(object: ObjectDefinition, around: Surroundings): RuleScope {
  const { set } = around
  const roles = set.all('role').map(({ name }) => name)
  return {
    // Every release has roles: a set without any is one that only knows some objects.
    ...(roles.length > 0 ? { roles } : {}),
    field: (path) => {
      const end = pathInObject(object, path, set)
      if (!end) return undefined
      const type = ruleTypeOf(end.field)
      if (end.whole) return { path: path.slice(0, -1), type, part: end.field.name }
      if (isStored(end.field)) return { path, type }
      const formula = formulaOf(end, around) ?? { tree: { kind: 'literal', type, value: null }, room: undefined, reads: [], mentions: [] }
      return { path, type, formula: overRelation(formula, path.slice(0, -1)) }
    },
    names: () => namesIn(object, set),
  }
}

/** Undefined for a formula that is refused, which its own check says, and for one that reads itself. */
function formulaOf({ object, field }: { object: ObjectDefinition; field: FieldDefinition }, around: Surroundings): Formula | undefined {
  const { formulas, context } = around
  if (formulas.has(field)) return formulas.get(field)
  formulas.set(field, undefined)
  const checked = checkFormula(field, scopeOf(object, around), context)
  if (!isRefused(checked)) formulas.set(field, checked)
  return formulas.get(field)
}

/** Own names and those one relation away: misspelt ones are rarely further. */
function namesIn(object: ObjectDefinition, set: DefinitionSet): string[] {
  return allFieldsOf(object).flatMap((field) => {
    const link = fieldTypeOf(field).link?.(field)
    const target = link?.to === 'object' ? set.get('object', link.object) : undefined
    if (hasRows(field)) return []
    return [field.name, ...(target ? allFieldsOf(target).filter((each) => !hasRows(each)).map(({ name }) => `${field.name}.${name}`) : [])]
  })
}
