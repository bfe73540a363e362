import type { DefinitionSet } from '../definition-set.ts'
import type { Issue } from '../issue.ts'
import { isOfTask } from '../messages/fixed-names.ts'
import { namesOfFlow } from '../messages/message-names.ts'
import { type FlowDefinition, objectOf } from './flow.ts'
import { graphOf, type GraphNode } from './graph/graph.ts'

/** Messages that a flow cannot send: about other records than its own, or about a task where no step before gives anybody one. */
export function checkMessages(flow: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  const graph = graphOf(flow)
  return [...graph.nodes.values()].flatMap((node) =>
    (node.type.mentions?.(node.settings, () => undefined) ?? []).flatMap(({ kind, name, path: at }): Issue[] => {
      const message = kind === 'message' ? set.get('message', name) : undefined
      if (!message) return []
      const path = `/nodes/${node.index}/settings${at}`
      if (message.object !== objectOf(flow)) return [{ code: 'flow.message-of-other-object', path, params: { message: name, object: message.object } }]
      const asking = namesOfFlow(message, set).find(isOfTask)
      return asking === undefined || followsTask([...graph.nodes.values()], node) ? [] : [{ code: 'flow.message-without-task', path, params: { message: name, name: asking } }]
    }),
  )
}

/** Whether somebody may have been given a task before a node. What handles failures may come after any step. */
function followsTask(nodes: readonly GraphNode[], { key }: GraphNode): boolean {
  const before = new Set([key])
  for (const each of before) for (const { from } of nodes.find((node) => node.key === each)?.in ?? []) before.add(from)
  const isHandling = nodes.some((node) => before.has(node.key) && !node.type.entered && node.type.name !== 'start')
  return nodes.some((node) => node.type.tasks && (isHandling || (before.has(node.key) && node.key !== key)))
}
