import type { TaskAnswer } from '../../schemas/api/task.ts'
import type { Json } from '../../schemas/pointer.ts'
import type { RunState } from '../../schemas/flows/machine/run-state.ts'
import { stepsBack } from '../../schemas/flows/machine/going-back.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Caller } from '../caller.ts'
import { mendsRuns } from '../flows/runs/run-rights.ts'
import { flowOfVersion } from '../flows/versions/flow-of-version.ts'
import { fenced } from '../records/fence.ts'
import { readRecord } from '../records/read.ts'
import { Refusal } from '../refusal.ts'
import { changesSince } from './changes-since.ts'
import { findTask } from './find-task.ts'
import { needsComment } from './judge-decision.ts'
import { readCopy } from './read-copy.ts'
import { earlierAnswers, runAnswers } from './run-answers.ts'
import { shownFields } from './shown-fields.ts'
import type { TaskStep } from './step-caller.ts'
import { roundInHistory, taskMembers } from './task-members.ts'
import type { StoredTask } from './task-rows.ts'
import { peopleOf, seerOf } from './task-sight.ts'
import { taskRows } from './task-titles.ts'
import { urgeFrom } from './urge-task.ts'

/** What of a run a task is judged by. */
interface Around {
  readonly state: Json | undefined
  readonly outputs: RunState['outputs']
}

/** A task as its page shows it. Refuses `not-found` for those whom it does not concern: who has or had it, who asked for it, who answers beside. */
export const readTask = (caller: Caller, id: string): Promise<TaskAnswer> =>
  fenced(caller, async (current) => {
    const { sql } = current.workspace.data
    const task = await seenTask(current, await findTask(sql, current, id))
    const holds = await holdsTask(current, task)
    if (!holds && !(await isConcerned(current, task))) throw new Refusal('not-found')
    const flow = await flowOfVersion(sql, current.plan, task.version)
    const node = flow.flow.nodes.get(task.node)
    const [row] = await taskRows(sql, current, { tasks: [task] })
    if (!row || !node) throw new Refusal('not-found')
    const step: TaskStep = { flow, node }
    const around = await aroundTask(current, task)
    const seer = seerOf(current, await peopleOf(sql, current), { task, step })
    const { version, fields } = await shownFields(sql, current, { task, step, seer })
    const canOpen = await mayOpen(current, { object: row.object, record: row.record })
    const round = around.state === undefined ? undefined : node.type.tasks?.round?.(around.state)
    const told = round ?? (await roundInHistory(sql, current, task))
    const answers = await runAnswers(sql, current, task.run)
    const remark = task.kind === 'resubmit' ? (round?.remark ?? null) : null
    return {
      ...row, version, fields: [...fields],
      decisions: holds && task.state === 'open' ? decisionsOf(current, task, { step, around }) : [],
      returnTo: holds && task.state === 'open' && task.kind === 'approval' ? returnsOf(current, task, { step, around }) : [],
      changes: await changesSince(sql, current, { task, shown: fields.map(({ definition }) => definition.name), status: flow.definition.status, canOpen }),
      members: told ? [...(await taskMembers(sql, current, { task, round: told, answers }))] : [],
      earlier: earlierAnswers(current, { step, wait: task.wait, answers, asked: new Set([task.key, ...(told?.members.map(({ key }) => key) ?? [])]) }),
      remark,
      remarkFiles: remark === null ? [] : [...(answers.findLast(({ wait, decision }) => wait === task.wait && decision === 'return')?.files ?? [])],
      canOpen,
      urgeFrom: urgeFrom(current, task),
      mayHandOver: task.state === 'open' && task.kind !== 'cc' && mendsRuns(current.access),
    }
  })

/** To open what was copied to one is to have seen it. */
async function seenTask(caller: Caller, task: StoredTask): Promise<StoredTask> {
  if (task.kind !== 'cc' || task.state !== 'open' || task.assignee.id !== caller.person.id) return task
  await readCopy(caller, task, { decision: 'read' })
  return findTask(caller.workspace.data.sql, caller, task.id)
}

/** Whether it is for the caller to answer: as assignee, or for the assignee today. */
export const holdsTask = async (caller: Caller, { assignee }: StoredTask): Promise<boolean> =>
  assignee.id === caller.person.id || (await peopleOf(caller.workspace.data.sql, caller)).includes(assignee.id)

/** Whether a task that is not the caller's concerns the caller all the same. */
async function isConcerned({ plan, person, workspace, access }: Caller, { run, requester }: StoredTask): Promise<boolean> {
  if (requester?.id === person.id || access.system.has('publish')) return true
  const { sql } = workspace.data
  const rows = await sql`select 1 from ${sql(plan.schema)}._task where run = ${run} and (assignee = ${person.id} or on_behalf_of = ${person.id} or decided_by = ${person.id}) limit 1`
  return rows.length > 0
}

async function aroundTask({ plan, workspace }: Caller, { run, wait }: StoredTask): Promise<Around> {
  const { sql } = workspace.data
  const [row] = await sql<{ state: Json | null; outputs: RunState['outputs'] }[]>`select w.state, r.state->'outputs' as outputs
    from ${sql(plan.schema)}._run r left join ${sql(plan.schema)}._wait w on w.run = r.id and w.id = ${wait} where r.id = ${run}`
  return { state: row?.state ?? undefined, outputs: row?.outputs ?? {} }
}

interface Offering {
  readonly step: TaskStep
  readonly around: Around
}

function decisionsOf({ plan, person }: Caller, task: StoredTask, { step, around }: Offering): TaskAnswer['decisions'] {
  if (task.kind === 'cc') return [{ decision: 'read', label: null, needsComment: false }]
  const { node } = step
  const { tasks } = node.type
  const names = tasks?.names?.(node.settings) ?? {}
  // Nodes offer decisions of the closed set; a test holds them to it.
  const decisions = (around.state === undefined ? [] : (tasks?.decisions(node.settings, around.state, task.key) ?? [])) as TaskAnswer['decisions'][number]['decision'][]
  return decisions
    .filter((decision) => decision !== 'return' || returnsOf({ plan, person }, task, { step, around }).length > 0)
    .map((decision) => {
      const label = names[decision]
      return { decision, label: label === undefined ? null : labelIn(label, person.language, plan.settings.languages[0]), needsComment: needsComment(decision) }
    })
}

function returnsOf({ plan, person }: Pick<Caller, 'plan' | 'person'>, task: StoredTask, { step: { flow, node }, around }: Offering): TaskAnswer['returnTo'] {
  const requester = task.requester === null ? [] : [{ node: null, label: task.requester.name }]
  return [...requester, ...stepsBack(flow.flow, around, node.id).map(({ id, key }) => {
    const label = flow.definition.nodes.find((each) => each.id === id)?.label
    return { node: key, label: label === undefined ? key : labelIn(label, person.language, plan.settings.languages[0]) }
  })]
}

async function mayOpen(caller: Caller, { object, record }: Pick<TaskAnswer, 'object' | 'record'>): Promise<boolean> {
  if (object === null || record === null) return false
  try {
    await readRecord(caller, { objectName: object, id: record })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
