import type { DefinitionSet } from '../definition-set.ts'
import { checkField } from '../fields/check-field.ts'
import { canBeKey, canBeTitle, fieldTypeOf } from '../fields/field.ts'
import type { FieldCheckScope } from '../fields/field-type.ts'
import { formulaIssues } from '../formulas/formula-issues.ts'
import { type Issue, issueUnder } from '../issue.ts'
import { filledField } from '../picklists/shared-options.ts'
import { keyLengthIssues } from './key-length.ts'
import { inversesIn } from './inverses.ts'
import { ownershipIssues } from './ownership-issues.ts'
import { poolIssues } from './pool.ts'
import { teamIssues } from './team-issues.ts'
import { subTableIssues } from './sub-table-issues.ts'
import { nameFault, peopleObject } from './names.ts'
import { fieldOf, type ObjectDefinition } from './object.ts'
import { pathInObject } from './path.ts'

/** Faults of an object that its schema cannot say; all of them at once. */
export function checkObject(object: ObjectDefinition, set: DefinitionSet): readonly Issue[] {
  return [
    ...nameIssues(object),
    ...duplicateIssues(object),
    ...ownFieldIssues(object),
    ...titleIssues(object),
    ...keyLengthIssues(object),
    ...keyFieldIssues(object),
    ...pathIssues(object, set),
    ...inverseIssues(object, set),
    ...formulaIssues(object, set),
    ...ownershipIssues(object, set),
    ...subTableIssues(object, set),
    ...poolIssues(object),
    ...teamIssues(object, set),
    ...object.fields.flatMap((field, index) =>
      checkField(field, fieldScope(object, set)).map((issue) => issueUnder(`/fields/${index}`, issue)),
    ),
  ]
}

const fieldScope = (object: ObjectDefinition, set: DefinitionSet): FieldCheckScope => ({
  hasObject: (name) => set.get('object', name) !== undefined,
  sharedOptions: (name) => set.get('picklist', name)?.options,
  optionsOf: (name) => {
    const field = fieldOf(object, name)
    const type = field && fieldTypeOf(field)
    return field && type?.options && type.holds === undefined ? type.options(filledField(field, set)) : undefined
  },
})

function nameIssues(object: ObjectDefinition): Issue[] {
  const named = [{ name: object.name, path: '/name' }, ...object.fields.map(({ name }, index) => ({ name, path: `/fields/${index}/name` }))]
  return named.flatMap(({ name, path }) => {
    const code = path === '/name' && name === peopleObject ? 'name.reserved' : nameFault(name)
    return code ? [{ code, path, params: { name } }] : []
  })
}

/** Names and ids of fields, record types and keys are each unique within their object. */
function duplicateIssues(object: ObjectDefinition): Issue[] {
  const names = object.fields.map(({ name }, index) => ({ value: name, path: `/fields/${index}/name`, code: 'field.name-taken' }))
  const recordTypes = (object.recordTypes ?? []).map(({ name }, index) => ({ value: name, path: `/recordTypes/${index}/name`, code: 'object.record-type-taken' }))
  const ids = [
    ...object.fields.map(({ id }, index) => ({ value: id, path: `/fields/${index}/id` })),
    ...(object.unique ?? []).map(({ id }, index) => ({ value: id, path: `/unique/${index}/id` })),
    ...(object.indexes ?? []).map(({ id }, index) => ({ value: id, path: `/indexes/${index}/id` })),
    ...(object.recordTypes ?? []).map(({ id }, index) => ({ value: id, path: `/recordTypes/${index}/id` })),
  ].map((entry) => ({ ...entry, code: 'id.taken' }))
  return [...repeated(names), ...repeated(recordTypes), ...repeated(ids)]
}

const repeated = (entries: readonly { value: string; path: string; code: string }[]): Issue[] =>
  entries
    .filter(({ value }, index) => entries.findIndex((other) => other.value === value) < index)
    .map(({ value, path, code }) => ({ code, path, params: { name: value } }))

/** The title, unique keys and indexes name fields of the object itself. */
function ownFieldIssues(object: ObjectDefinition): Issue[] {
  const keys = (key: 'unique' | 'indexes') =>
    (object[key] ?? []).flatMap(({ fields }, at) => fields.map((name, index) => ({ name, path: `/${key}/${at}/fields/${index}` })))
  return [{ name: object.title, path: '/title' }, ...keys('unique'), ...keys('indexes')]
    .filter(({ name }) => !fieldOf(object, name))
    .map(({ name, path }) => ({ code: 'object.unknown-field', path, params: { object: object.name, field: name } }))
}

function titleIssues(object: ObjectDefinition): Issue[] {
  const title = fieldOf(object, object.title)
  if (!title || canBeTitle(title)) return []
  return [{ code: 'object.title-not-text', path: '/title', params: { object: object.name, field: title.name } }]
}

/** A list is neither told apart nor ordered as a whole, so no key has one. */
const keyFieldIssues = (object: ObjectDefinition): Issue[] =>
  (['unique', 'indexes'] as const).flatMap((key) =>
    (object[key] ?? []).flatMap(({ fields }, at) =>
      fields.flatMap((name, index) => {
        const field = fieldOf(object, name)
        if (!field || canBeKey(field)) return []
        return [{ code: 'object.not-a-key', path: `/${key}/${at}/fields/${index}`, params: { object: object.name, field: name } }]
      }),
    ),
  )

function pathIssues(object: ObjectDefinition, set: DefinitionSet): Issue[] {
  const paths = (key: 'subtitle' | 'facts') => (object[key] ?? []).map((path, index) => ({ path, at: `/${key}/${index}` }))
  return [...paths('subtitle'), ...paths('facts')]
    .filter(({ path }) => !pathInObject(object, path.split('.'), set))
    .map(({ path, at }) => ({ code: 'object.unknown-field', path: at, params: { object: object.name, field: path } }))
}

/** The name that a lookup gives its object for the way back is unique there, together with that object's fields. */
function inverseIssues(object: ObjectDefinition, set: DefinitionSet): Issue[] {
  const inverses = inversesIn(set)
  return object.fields.flatMap((field, index) => {
    const mine = inverses.find((inverse) => inverse.object.name === object.name && inverse.field.id === field.id)
    if (!mine) return []
    const target = set.get('object', mine.target)
    const taken =
      (target && fieldOf(target, mine.name)) ||
      nameFault(mine.name) ||
      inverses.some((other) => other !== mine && other.target === mine.target && other.name === mine.name)
    return taken ? [{ code: 'field.inverse-taken', path: `/fields/${index}/inverse/name`, params: { name: mine.name, object: mine.target } }] : []
  })
}
