import type { DefinitionSet } from '../definition-set.ts'
import type { Reference } from '../definition.ts'
import { stepsOfPath } from '../objects/path.ts'
import type { RuleType } from '../rules/rule-type.ts'
import { mentionedTexts } from '../rules/references.ts'
import { type FlowDefinition, nodeTypeOf, objectOf } from './flow.ts'
import { flowNames, objectsOf, rooted } from './flow-scope.ts'
import type { NodeType } from './node-type.ts'
import { triggerTypeOf } from './trigger.ts'

/** Every mention that a flow makes: by its trigger, its status field, in expressions each field on a path, and what nodes name beside. */
export function flowReferences(flow: FlowDefinition, set: DefinitionSet): readonly Reference[] {
  const around = { names: flowNames(flow), set }
  const object = objectOf(flow)
  return [
    ...partReferences(triggerTypeOf(flow.trigger), flow.trigger, { at: '/trigger', ...around }),
    ...(flow.status === undefined || object === undefined ? [] : [{ path: '/status', kind: 'object', name: object, field: flow.status, whole: '/status' }]),
    ...flow.nodes.flatMap((node, index) => partReferences(nodeTypeOf(node), node.settings ?? {}, { at: `/nodes/${index}/settings`, ...around })),
    ...caseReferences(flow, around),
  ]
}

/** The fields whose values trials were kept with. */
const caseReferences = ({ cases = [] }: FlowDefinition, { names, set }: Pick<Around, 'names' | 'set'>): Reference[] =>
  cases.flatMap(({ values }, index) =>
    values.flatMap(({ path }, at) => fieldsOn(path, names, set).map((step) => ({ ...step, path: `/cases/${index}/values/${at}/path`, whole: `/cases/${index}/values/${at}` }))),
  )

interface Around {
  /** JSON pointer to the settings of the node. */
  readonly at: string
  readonly names: ReadonlyMap<string, RuleType>
  readonly set: DefinitionSet
}

function partReferences(type: Pick<NodeType, 'mentions' | 'expressions'>, settings: unknown, { at, names, set }: Around): Reference[] {
  const named = (type.mentions?.(settings, objectsOf(names)) ?? []).map((mention) => ({
    ...mention,
    path: at + mention.path,
    // Empty means the whole definition.
    ...(mention.whole !== undefined && mention.whole !== '' && { whole: at + mention.whole }),
  }))
  const read = (type.expressions?.(settings) ?? []).flatMap(({ path, rule }) =>
    mentionedTexts(rule, at + path).flatMap(({ text, path: place, role }): Reference[] => {
      const whole = at + path
      return role ? [{ kind: 'role', name: text, path: place, whole }] : fieldsOn(text, names, set).map((step) => ({ ...step, path: place, whole }))
    }),
  )
  return [...named, ...read]
}

/** The fields on a path, counted from its beginning. */
function fieldsOn(text: string, names: ReadonlyMap<string, RuleType>, set: DefinitionSet): Omit<Reference, 'path'>[] {
  const path = text.split('.')
  const { root, rest } = rooted(path, names)
  const type = names.get(root)
  const object = type?.type === 'record' ? set.get('object', type.object) : undefined
  return object ? stepsOfPath(object, rest, set).map((step) => ({ ...step, step: (step.step ?? 0) + path.length - rest.length })) : []
}
