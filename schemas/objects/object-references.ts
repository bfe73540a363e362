import type { Reference } from '../definition.ts'
import type { DefinitionSet } from '../definition-set.ts'
import { fieldTypeOf } from '../fields/field.ts'
import { ruleReferences } from '../rules/references.ts'
import type { ObjectDefinition } from './object.ts'
import { stepsOfPath } from './path.ts'

/** Every mention that an object makes: of its own fields, of fields over lookups, and of other objects. */
export function objectReferences(object: ObjectDefinition, set: DefinitionSet): readonly Reference[] {
  return [...ownFieldReferences(object), ...pathReferences(object, set), ...fieldSettingReferences(object), ...formulaReferences(object, set)]
}

function ownFieldReferences(object: ObjectDefinition): Reference[] {
  const mention = (path: string, field: string): Reference => ({ path, kind: 'object', name: object.name, field })
  const keys = (key: 'unique' | 'indexes') =>
    (object[key] ?? []).flatMap((entry, at) => entry.fields.map((field, index) => mention(`/${key}/${at}/fields/${index}`, field)))
  return [mention('/title', object.title), ...keys('unique'), ...keys('indexes')]
}

const pathReferences = (object: ObjectDefinition, set: DefinitionSet): Reference[] =>
  (['subtitle', 'facts'] as const).flatMap((key) =>
    (object[key] ?? []).flatMap((path, index) => stepsOfPath(object, path.split('.'), set).map((step) => ({ ...step, path: `/${key}/${index}` }))),
  )

const fieldSettingReferences = (object: ObjectDefinition): Reference[] =>
  object.fields.flatMap((field, index) =>
    (fieldTypeOf(field).references?.(field, object.name) ?? []).map((reference) => ({
      ...reference,
      path: `/fields/${index}${reference.path}`,
      ...(reference.whole === undefined ? {} : { whole: `/fields/${index}${reference.whole}` }),
    })),
  )

/** What formulas read. A field without its formula is nothing, so it goes with what its formula loses. */
const formulaReferences = (object: ObjectDefinition, set: DefinitionSet): Reference[] =>
  object.fields.flatMap((field, index) => {
    const rule = fieldTypeOf(field).computed?.(field).rule
    return rule === undefined ? [] : ruleReferences({ rule, object, pointer: `/fields/${index}/expression`, whole: `/fields/${index}` }, set)
  })
