import type { Issue } from '../issue.ts'
import { type FlowDefinition, type FlowNode, nodeTypeOf } from './flow.ts'

/** A step that names a secret of the workspace. */
export interface SecretUse {
  readonly node: FlowNode
  readonly secret: string
  /** JSON pointer to the name, within the flow. */
  readonly path: string
}

/** Where a flow names secrets. They belong to the workspace and are no definitions. */
export const secretsOf = ({ nodes }: FlowDefinition): readonly SecretUse[] =>
  nodes.flatMap((node, index) => (nodeTypeOf(node).secrets?.(node.settings ?? {}) ?? []).map(({ path, secret }) => ({ node, secret, path: `/nodes/${index}/settings${path}` })))

/** What a flow names that the workspace does not have. Who checks a flow by itself cannot know it: the editor asks for the names, the publish reads them. */
export const checkSecrets = (flow: FlowDefinition, known: ReadonlySet<string>): readonly Issue[] =>
  secretsOf(flow).flatMap(({ node, secret, path }) => (known.has(secret) ? [] : [{ code: 'flow.unknown-secret', path, params: { secret, node: node.key } }]))
