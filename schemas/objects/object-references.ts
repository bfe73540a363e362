import type { Reference } from '../definition.ts'
import type { DefinitionSet } from '../definition-set.ts'
import { fieldTypeOf } from '../fields/field.ts'
import { fieldOf, type ObjectDefinition } from './object.ts'

/** Every mention that an object makes: of its own fields, of fields over lookups, and of other objects. */
export function objectReferences(object: ObjectDefinition, set: DefinitionSet): readonly Reference[] {
  return [...ownFieldReferences(object), ...pathReferences(object, set), ...fieldSettingReferences(object)]
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

/** One mention for each step of a path that can be followed; the first that leads nowhere is the last. */
function stepsOfPath(object: ObjectDefinition, names: readonly string[], set: DefinitionSet): Omit<Reference, 'path'>[] {
  const steps: Omit<Reference, 'path'>[] = []
  let within: ObjectDefinition | undefined = object
  for (const [step, name] of names.entries()) {
    if (!within) break
    steps.push({ kind: 'object', name: within.name, field: name, step })
    const field = fieldOf(within, name)
    const link = field && fieldTypeOf(field).link?.(field)
    within = link?.to === 'object' ? set.get('object', link.object) : undefined
  }
  return steps
}

const fieldSettingReferences = (object: ObjectDefinition): Reference[] =>
  object.fields.flatMap((field, index) =>
    (fieldTypeOf(field).references?.(field) ?? []).map((reference) => ({ ...reference, path: `/fields/${index}${reference.path}` })),
  )
