import type { TaskRow } from '../../../schemas/api/task.ts'

/** A step of a flow at which people were asked. */
interface AskedStep {
  readonly key: string
  readonly label: string
  readonly isOpen: boolean
  readonly tasks: readonly TaskRow[]
}

/**
 * Tasks of one run as the steps that it went through, the oldest first. A step that was come to again after others is
 * told again; copies are left out, for nobody has to answer them.
 */
export function stepsOf(tasks: readonly TaskRow[]): readonly AskedStep[] {
  const steps: { key: string; label: string; tasks: TaskRow[] }[] = []
  const asked = tasks.filter(({ kind }) => kind !== 'cc').toSorted((a, b) => a.openedAt.localeCompare(b.openedAt) || a.id.localeCompare(b.id))
  for (const task of asked) {
    const at = nameOf(task)
    const here = steps.findLast(({ tasks: [first] }) => first && nameOf(first) === at)
    if (here && (here === steps.at(-1) || isOneAsking(here.tasks, task))) here.tasks.push(task)
    else steps.push({ key: task.id, label: task.node.label, tasks: [task] })
  }
  return steps.map((step) => ({ ...step, isOpen: step.tasks.some(({ state }) => state === 'open') }))
}

/** Changing and submitting again is a step of its own within the approval that returned it. */
const nameOf = ({ node, kind }: TaskRow): string => `${node.key} ${kind}`

/** Whether a task belongs to an asking that others have come after: somebody of it was still asked when the task was opened. */
const isOneAsking = (tasks: readonly TaskRow[], { openedAt }: TaskRow): boolean => tasks.some((task) => task.endedAt === null || task.endedAt >= openedAt)
