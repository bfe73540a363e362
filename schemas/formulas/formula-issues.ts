import type { DefinitionSet } from '../definition-set.ts'
import { anyWorkspace } from '../fields/any-workspace.ts'
import { type FieldDefinition, fieldTypeOf, isReckoned } from '../fields/field.ts'
import { type Issue, issueUnder } from '../issue.ts'
import { fieldOf, type ObjectDefinition } from '../objects/object.ts'
import { objectScope } from '../objects/rule-scope.ts'
import { isRefused } from '../rules/check.ts'
import { ruleReferences } from '../rules/references.ts'
import { checkFormula } from './check-formula.ts'

/** Formulas that one formula may read, itself and through others. */
const mostRead = 20

/** Faults of an object's formula fields, those of their expressions among them. */
export const formulaIssues = (object: ObjectDefinition, set: DefinitionSet): readonly Issue[] =>
  object.fields.flatMap((field, index) => (!isReckoned(field) ? [] : ofField({ object, field }, set).map((issue) => issueUnder(`/fields/${index}`, issue))))

function ofField(found: FoundField, set: DefinitionSet): Issue[] {
  const { object, field } = found
  const required = field.required ? [{ code: 'field.formula.required', path: '/required', params: { field: field.label } }] : []
  const deep = depthIssues(found, set)
  if (deep.length > 0) return [...required, ...deep]
  const checked = checkFormula(field, objectScope(object, set), anyWorkspace)
  return isRefused(checked) ? [...required, ...checked.issues.map((issue) => issueUnder('/expression', issue))] : required
}

interface FoundField {
  readonly object: ObjectDefinition
  readonly field: FieldDefinition
}

/** A formula that reads itself over others has no value; one that reads too many takes too long. */
function depthIssues(start: FoundField, set: DefinitionSet): Issue[] {
  const seen = new Set<string>()
  const cycle = cycleFrom(start, { start, set, seen, way: [] })
  if (cycle) return [{ code: 'field.formula.cycle', path: '/expression', params: { cycle: cycle.join(' → ') } }]
  return seen.size > mostRead ? [{ code: 'field.formula.reads-too-many', path: '/expression', params: { limit: mostRead } }] : []
}

interface Search {
  readonly start: FoundField
  readonly set: DefinitionSet
  /** Formulas that have been looked at. */
  readonly seen: Set<string>
  /** Names on the way to the present one. */
  readonly way: readonly string[]
}

function cycleFrom(at: FoundField, search: Search): readonly string[] | undefined {
  const { start, set, seen, way } = search
  const here = [...way, nameOf(at, start)]
  for (const next of formulasIn(at, set)) {
    if (isSameField(next, start)) return [...here, nameOf(next, start)]
    if (seen.has(nameOf(next)) || seen.size > mostRead) continue
    seen.add(nameOf(next))
    const cycle = cycleFrom(next, { ...search, way: here })
    if (cycle) return cycle
  }
  return undefined
}

const isSameField = (a: FoundField, b: FoundField): boolean => a.object.name === b.object.name && a.field.name === b.field.name

/** `weighted` on the object where the search began, `account.score` elsewhere. */
const nameOf = ({ object, field }: FoundField, start?: FoundField): string => (object.name === start?.object.name ? field.name : `${object.name}.${field.name}`)

/** The formula fields that a formula reads by itself. */
function formulasIn({ object, field }: FoundField, set: DefinitionSet): readonly FoundField[] {
  const rule = fieldTypeOf(field).computed?.(field).rule
  return ruleReferences({ rule, object, pointer: '' }, set).flatMap((reference) => {
    const owner = reference.kind === 'object' ? set.get('object', reference.name) : undefined
    const read = owner && reference.field !== undefined ? fieldOf(owner, reference.field) : undefined
    return owner && read && isReckoned(read) ? [{ object: owner, field: read }] : []
  })
}
