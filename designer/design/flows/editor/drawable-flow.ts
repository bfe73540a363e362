import type { FlowDefinition, FlowNode } from '../../../../schemas/flows/flow.ts'
import { nodeTypes } from '../../../../schemas/flows/nodes/index.ts'
import { triggerTypes } from '../../../../schemas/flows/triggers/index.ts'
import { findSchemaFaults } from '../../../inspector/schema-faults.ts'

/** Whether a document that came from JSON has all that canvas and outline look at; otherwise JSON stays on screen. */
export function isDrawableFlow(flow: FlowDefinition): boolean {
  // Somebody may be writing it just now: nothing is sure of it.
  const { nodes, edges, trigger, variables = [] } = flow as Partial<FlowDefinition>
  return Array.isArray(nodes) && Array.isArray(edges) && Array.isArray(variables) && isTrigger(trigger) && nodes.every(isNode) && edges.every((edge) => hasTexts(edge, ['id', 'from', 'port', 'to'])) && variables.every((each) => hasTexts(each, ['id', 'name', 'type']))
}

function isTrigger(trigger: unknown): boolean {
  if (!hasTexts(trigger, ['type'])) return false
  const { type: name, ...settings } = trigger
  const type = triggerTypes.find((each) => each.name === name)
  return type !== undefined && findSchemaFaults(type.settings, settings).length === 0
}

const judged = new WeakMap<object, boolean>()

/** Nodes stay the same objects as long as nobody changes them, so an edit judges one. */
function isNode(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  const known = judged.get(node)
  if (known !== undefined) return known
  const fits = hasTexts(node, ['id', 'key', 'type']) && hasPlace(node) && hasSettings(node as unknown as FlowNode)
  judged.set(node, fits)
  return fits
}

const hasPlace = (node: object): boolean => {
  const place: unknown = Reflect.get(node, 'position')
  return typeof place === 'object' && place !== null && typeof Reflect.get(place, 'x') === 'number' && typeof Reflect.get(place, 'y') === 'number'
}

function hasSettings({ type: name, settings }: FlowNode): boolean {
  const type = nodeTypes.find((each) => each.name === name)
  return type !== undefined && findSchemaFaults(type.settings, settings ?? {}).length === 0
}

const hasTexts = (value: unknown, names: readonly string[]): value is Record<string, string> => typeof value === 'object' && value !== null && names.every((name) => typeof Reflect.get(value, name) === 'string')
