import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import type { FieldDefinition } from '../../../../schemas/fields/field.ts'
import { nodeLabel } from '../../../../schemas/flows/node-label.ts'
import { flowNames, oldRoot } from '../../../../schemas/flows/flow-scope.ts'
import type { Label } from '../../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../../schemas/objects/object.ts'
import type { RuleType } from '../../../../schemas/rules/rule-type.ts'
import type { RuleSetting } from '../../conditions/rule-setting.ts'
import type { FlowDrawing } from './flow-drawing.ts'

/** The words of names that every flow has. */
export interface FlowWords {
  readonly requester: Label
  readonly before: Label
  readonly variables: Label
  readonly steps: Label
  readonly batch: Label
  /** What is known of records that have started the flow together: "count", "file". */
  batchOf(name: string): Label
  /** What a node gives back, by name: "decision", "count". */
  given(name: string): Label
}

/**
 * What the expressions of a flow read, as an object that condition builder and formula editor can walk: its fields are
 * the names of the flow, and those in groups (`vars.…`, `nodes.<key>.…`) stand in objects of their own.
 */
export function flowSetting(flow: FlowDrawing, set: DefinitionSet, words: FlowWords): RuleSetting {
  const groups = new Map<string, ObjectDefinition>()
  const root = group('_flow', words.steps)
  groups.set(root.name, root)
  const labelOfRoot = (name: string, type: RuleType): Label =>
    name === 'requester' ? words.requester : name === oldRoot ? words.before : type.type === 'record' ? (set.get('object', type.object)?.label ?? type.object) : name
  for (const [name, type] of flowNames(flow)) add(name.split('.'), type)

  function add(path: readonly string[], type: RuleType) {
    const [first = '', second = '', third = ''] = path
    if (path.length === 1) return put(root, fieldOfType(first, labelOfRoot(first, type), type))
    const within = inside(root, { name: first, object: `_${first}`, label: first === 'vars' ? words.variables : first === 'batch' ? words.batch : words.steps })
    if (first === 'batch') return put(within, fieldOfType(second, words.batchOf(second), type))
    if (path.length === 2) return put(within, fieldOfType(second, flow.variables?.find((each) => each.name === second)?.label ?? second, type))
    const node = flow.nodes.find(({ key }) => key === second)
    const of = inside(within, { name: second, object: `_node_${second}`, label: node ? nodeLabel(node) : second })
    put(of, fieldOfType(third, words.given(third), type))
  }
  function inside(parent: ObjectDefinition, { name, object, label }: { name: string; object: string; label: Label }): ObjectDefinition {
    const known = groups.get(object)
    if (known) return known
    const made = group(object, label)
    groups.set(object, made)
    put(parent, fieldOfType(name, label, { type: 'record', object }))
    return made
  }
  return { object: root, set: withGroups(set, groups) }
}

// Groups are objects whose names begin as no object's does (`isGroup` of the path picker).
// Only what paths are followed by is looked at of such an object.
const group = (name: string, label: Label): ObjectDefinition => ({ kind: 'object', format: 1, id: name, name, label, plural: label, title: '', fields: [] }) as unknown as ObjectDefinition

const put = (object: ObjectDefinition, field: FieldDefinition | undefined): void => {
  if (field) object.fields.push(field)
}

/** The field whose values are of a type; undefined where no field is. */
export function fieldOfType(name: string, label: Label, type: RuleType): FieldDefinition | undefined {
  const header = { id: name, name, label }
  switch (type.type) {
    case 'record':
      // Settings lie flat beside the header, and a field's type is known by its name alone.
      return type.object === 'user' ? { ...header, type: 'user' } : ({ ...header, type: 'lookup', object: type.object } as FieldDefinition)
    case 'text':
    case 'integer':
    case 'decimal':
    case 'boolean':
    case 'date':
    case 'datetime':
      return { ...header, type: type.type }
    default:
      return undefined
  }
}

const withGroups = (set: DefinitionSet, groups: ReadonlyMap<string, ObjectDefinition>): DefinitionSet => ({
  ...set,
  // The groups are objects, and their names are no others' names.
  get: (kind, name) => (kind === 'object' ? ((groups.get(name) as ReturnType<typeof set.get<typeof kind>>) ?? set.get(kind, name)) : set.get(kind, name)),
})
