import { type FlowDefinition, nodeTypeOf } from '../flow.ts'
import type { OpenedTask } from '../machine/working.ts'
import type { Trial } from './trial.ts'

/** A task whose time is over and that nobody else was asked about: as wanted, for want of a manager, or because the manager is asked already. */
export interface LateTask {
  readonly task: OpenedTask
  readonly why: 'marked' | 'no_manager' | 'manager_asked'
}

/** The open tasks of a trial whose time is over without anybody else having come in. */
export function lateTasks(flow: FlowDefinition, trial: Trial): readonly LateTask[] {
  return trial.tasks.flatMap((task): readonly LateTask[] => {
    const node = flow.nodes.find(({ id }) => id === task.node)
    const wait = trial.state.waits.find(({ id }) => id === task.wait)
    const late = node && wait && nodeTypeOf(node).tasks?.late?.(node.settings ?? {}, wait.state, task.key)
    if (!late) return []
    return [{ task, why: late === 'marked' ? 'marked' : hasManager(trial, task) ? 'manager_asked' : 'no_manager' }]
  })
}

const hasManager = ({ people }: Trial, { node, assignee }: OpenedTask): boolean =>
  people.some(({ node: asking, question, answer }) => asking === node && question.kind === 'manager' && question.of === assignee && question.level === 1 && answer.people.length > 0)
