import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import { fieldOf } from '../../../schemas/objects/object.ts'
import type { RuleValue } from '../../../schemas/rules/values.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'

interface StoredRecord {
  readonly workspace: string
  readonly set: DefinitionSet
  readonly object: string
  readonly id: string
}

/** What a stored record holds at these paths, over lookups as well; each record on the way is read once. */
export async function valuesOfStored({ workspace, set, object, id }: StoredRecord, paths: readonly string[], signal: AbortSignal): Promise<Record<string, RuleValue>> {
  const { values } = await get<RecordAnswer>(addressesOf(workspace).record(object, id), { signal })
  const found: Record<string, RuleValue> = {}
  const over = Map.groupBy(paths, (path) => path.split('.')[0] ?? '')
  for (const [name, some] of over) {
    const value = asRuleValue(values[name])
    const further = some.filter((path) => path !== name)
    if (further.length < some.length) found[name] = value
    const definition = set.get('object', object)
    const field = definition && fieldOf(definition, name)
    const target = field && targetOf(field)
    if (further.length === 0 || target === undefined || typeof value !== 'string') continue
    const inner = await valuesOfStored({ workspace, set, object: target, id: value }, further.map((path) => path.slice(name.length + 1)), signal)
    for (const [path, each] of Object.entries(inner)) found[`${name}.${path}`] = each
  }
  return found
}

function targetOf(field: FieldDefinition): string | undefined {
  const link = fieldTypeOf(field).link?.(field)
  return link?.to === 'object' ? link.object : undefined
}

// The server answers what the field's type says, which is what rules read.
const asRuleValue = (value: unknown): RuleValue => (value ?? null) as RuleValue
