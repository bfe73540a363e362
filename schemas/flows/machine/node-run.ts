import type { CompiledNode } from '../compiled-flow.ts'
import type { NodeRun } from '../node-type.ts'
import { approvedBefore } from './approved-before.ts'
import type { Token } from './run-state.ts'
import type { Working } from './working.ts'

/** What the node sees of the run. */
export const nodeRun = (run: Working, token: Token, node: CompiledNode): NodeRun => ({
  now: run.around.now,
  zone: run.around.zone,
  object: run.flow.object,
  requester: run.requester,
  visit: token.visit,
  approvedBefore: (reach) => approvedBefore(run, node.id, reach),
  value: (path) => run.around.evaluate(node, path, run),
})

/** The same for each repetition of a step, another for each visit. */
export const keyOf = ({ id, node, visit: times }: Token): string => `${id}.${node}.${times}`
