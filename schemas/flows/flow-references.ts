import type { DefinitionSet } from '../definition-set.ts'
import type { Reference } from '../definition.ts'
import { stepsOfPath } from '../objects/path.ts'
import type { RuleType } from '../rules/rule-type.ts'
import { mentionedTexts } from '../rules/references.ts'
import { type FlowDefinition, type FlowNode, nodeTypeOf } from './flow.ts'
import type { ObjectOf } from './node-type.ts'
import { flowNames, rooted } from './flow-scope.ts'

/** Every mention that a flow makes: of its object, in expressions each field on a path, and what nodes name beside. */
export function flowReferences(flow: FlowDefinition, set: DefinitionSet): readonly Reference[] {
  const names = flowNames(flow)
  return [{ path: '/object', kind: 'object', name: flow.object, whole: '' }, ...flow.nodes.flatMap((node, index) => nodeReferences(node, { at: `/nodes/${index}/settings`, names, set }))]
}

interface Around {
  /** JSON pointer to the settings of the node. */
  readonly at: string
  readonly names: ReadonlyMap<string, RuleType>
  readonly set: DefinitionSet
}

function nodeReferences(node: FlowNode, around: Around): Reference[] {
  const { at, names, set } = around
  const type = nodeTypeOf(node)
  const settings = node.settings ?? {}
  const named = (type.mentions?.(settings, objectIn(names)) ?? []).map((mention) => ({ ...mention, path: at + mention.path }))
  const read = (type.expressions?.(settings) ?? []).flatMap(({ path, rule }) =>
    mentionedTexts(rule, at + path).flatMap(({ text, path: place, role }): Reference[] => {
      const whole = at + path
      return role ? [{ kind: 'role', name: text, path: place, whole }] : fieldsOn(text, names, set).map((step) => ({ ...step, path: place, whole }))
    }),
  )
  return [...named, ...read]
}

const objectIn = (names: ReadonlyMap<string, RuleType>): ObjectOf => (name) => {
  const type = names.get(name)
  return type?.type === 'record' ? type.object : undefined
}

/** The fields on a path, counted from its beginning. */
function fieldsOn(text: string, names: ReadonlyMap<string, RuleType>, set: DefinitionSet): Omit<Reference, 'path'>[] {
  const path = text.split('.')
  const { root, rest } = rooted(path, names)
  const type = names.get(root)
  const object = type?.type === 'record' ? set.get('object', type.object) : undefined
  return object ? stepsOfPath(object, rest, set).map((step) => ({ ...step, step: (step.step ?? 0) + path.length - rest.length })) : []
}
