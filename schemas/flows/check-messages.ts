import type { DefinitionSet } from '../definition-set.ts'
import type { Issue } from '../issue.ts'
import { isOfBatch, isOfTask } from '../messages/fixed-names.ts'
import type { MessageDefinition } from '../messages/message.ts'
import { namesOfFlow } from '../messages/message-names.ts'
import { messageReferences } from '../messages/message-references.ts'
import { type FlowDefinition, objectOf } from './flow.ts'
import { flowNames } from './flow-scope.ts'
import { graphOf, type GraphNode } from './graph/graph.ts'
import { startObjectOf } from './trigger.ts'

/** Messages that a flow cannot send: about other records than its own, or about a task where no step before gives anybody one. */
export function checkMessages(flow: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  const graph = graphOf(flow)
  const names = flowNames(flow)
  return [...graph.nodes.values()].flatMap((node) =>
    (node.type.mentions?.(node.settings, () => undefined) ?? []).flatMap(({ kind, name, path: at }): Issue[] => {
      const message = kind === 'message' ? set.get('message', name) : undefined
      if (!message) return []
      const path = `/nodes/${node.index}/settings${at}`
      if (message.object !== (objectOf(flow) ?? startObjectOf(flow.trigger))) return [{ code: 'flow.message-of-other-object', path, params: { message: name, object: message.object } }]
      if (objectOf(flow) === undefined && saysOfRecord(message, set)) return [{ code: 'flow.message-without-record', path, params: { message: name } }]
      const unknown = namesOfFlow(message, set).find((each) => isOfBatch(each) && !names.has(each))
      if (unknown !== undefined) return [{ code: 'flow.message-without-batch', path, params: { message: name, name: unknown } }]
      const asking = namesOfFlow(message, set).find(isOfTask)
      return asking === undefined || followsTask([...graph.nodes.values()], node) ? [] : [{ code: 'flow.message-without-task', path, params: { message: name, name: asking } }]
    }),
  )
}

/** Whether a message tells of fields of its record. */
const saysOfRecord = (message: MessageDefinition, set: DefinitionSet): boolean => messageReferences(message, set).some(({ kind, field }) => kind === 'object' && field !== undefined)

/** Whether somebody may have been given a task before a node. What handles failures may come after any step. */
function followsTask(nodes: readonly GraphNode[], { key }: GraphNode): boolean {
  const before = new Set([key])
  for (const each of before) for (const { from } of nodes.find((node) => node.key === each)?.in ?? []) before.add(from)
  const isHandling = nodes.some((node) => before.has(node.key) && !node.type.entered && node.type.name !== 'start')
  return nodes.some((node) => node.type.tasks && (isHandling || (before.has(node.key) && node.key !== key)))
}
