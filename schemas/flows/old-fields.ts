import { mentionedTexts } from '../rules/references.ts'
import { type FlowDefinition, nodeTypeOf } from './flow.ts'
import { oldRoot } from './flow-scope.ts'

/** Names of the fields of which the steps of a flow read what they held before the change that started it. */
export function oldFields({ nodes }: Pick<FlowDefinition, 'nodes'>): readonly string[] {
  const texts = nodes.flatMap((node) => (nodeTypeOf(node).expressions?.(node.settings ?? {}) ?? []).flatMap(({ rule }) => mentionedTexts(rule, '').map(({ text }) => text)))
  return [...new Set(texts.flatMap((text) => (text.startsWith(`${oldRoot}.`) ? [text.slice(oldRoot.length + 1)] : [])))]
}
