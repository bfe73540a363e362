import { sql } from 'drizzle-orm'
import type { CompiledFlow } from '../../../schemas/flows/compiled-flow.ts'
import { labelIn } from '../../../schemas/label.ts'
import { isOfBatch, isOfTask } from '../../../schemas/messages/fixed-names.ts'
import { namesOfFlow } from '../../../schemas/messages/message-names.ts'
import type { MessageDefinition } from '../../../schemas/messages/message.ts'
import { callerOfPerson } from '../../jobs/caller-of-person.ts'
import type { SaidByFlow, SaidTask } from '../../messages/render-message.ts'
import { isoMoment } from '../../storage/moment.ts'
import { compileStatement, runStatement } from '../../storage/statement.ts'
import { findTask } from '../../tasks/find-task.ts'
import type { Named } from '../../tasks/task-rows.ts'
import { taskRows } from '../../tasks/task-titles.ts'
import type { FlowPlan } from '../step/flow-caller.ts'
import { watchesRuns } from '../runs/run-rights.ts'
import { type Reader, readersOf } from './readers.ts'
import type { Telling } from './sending.ts'

interface Asked {
  readonly message: MessageDefinition
  readonly flow: FlowPlan
  readonly reader: Reader
  /** Where the reader opens the record. */
  readonly link: string
}

/** What a message says of the run that sends it and of its task, to one reader; undefined for a message that asks for nothing of it. */
export async function saidByFlow(sending: Telling, asked: Asked): Promise<SaidByFlow | undefined> {
  const { workspace, runner, plan, open } = sending
  const names = namesOfFlow(asked.message, plan.definitions)
  if (names.length === 0) return undefined
  const { language } = asked.reader
  const [requester = null] = open.person ? await readersOf(runner, workspace.schema, [open.person.id]) : []
  return {
    requester,
    task: names.some(isOfTask) ? await taskOf(sending, asked) : null,
    run: { flow: labelIn(asked.flow.definition.label, language, plan.settings.languages[0]), link: names.includes('run.link') ? await linkToRun(sending, asked) : '' },
    batch: names.some(isOfBatch) ? await batchOf(sending, asked) : null,
  }
}

/** How many records have started the run, as its start gave it. */
async function batchOf({ runner, plan, open }: Telling, { flow }: Asked): Promise<SaidByFlow['batch']> {
  const [row] = await runStatement<{ given: NonNullable<SaidByFlow['batch']> | null }>(
    runner,
    compileStatement(sql`select state->'outputs'->${flow.flow.start}::text as given from ${sql.identifier(plan.schema)}."_run" where id = ${open.run}::uuid`),
  )
  return row?.given ?? null
}

/** The task of the people's steps just before the message: the one that was answered last, or else the last that was given. */
async function taskOf(sending: Telling, { flow, reader, link }: Asked): Promise<SaidTask | null> {
  const { workspace, runner, plan, open } = sending
  const nodes = peoplesStepsBefore(flow.flow, open.node)
  const [found] = await runStatement<{ id: string; concerns: boolean }>(
    runner,
    compileStatement(sql`select t.id, exists (select from ${sql.identifier(plan.schema)}."_task" own where own.run = t.run and ${reader.id}::uuid in (own.assignee, own.on_behalf_of, own.decided_by)) as concerns
      from ${sql.identifier(plan.schema)}."_task" t where t.run = ${open.run}::uuid and t.node = any(${`{${nodes.join(',')}}`}::text[])
      order by t.decided_by is not null desc, coalesce(t.ended_at, t.opened_at) desc, t.id desc limit 1`),
  )
  if (!found) return null
  const task = await findTask(runner, { plan }, found.id)
  const [row] = await taskRows(runner, { ...(await callerOfPerson(workspace, reader.id)), plan }, { tasks: [task], known: flow })
  const concerns = found.concerns || task.requester?.id === reader.id
  return {
    title: row?.title ?? '', comment: task.comment, due: task.due_at === null ? null : isoMoment(task.due_at), by: await answererOf(sending, task.decided_by, reader),
    // A task opens for those whom it concerns; all others see the record.
    link: concerns ? workspace.ports.linkTo({ workspace: workspace.slug, object: null, record: null, comment: null, task: task.id }) : link,
  }
}

/** Who has left since is still named. */
async function answererOf({ workspace, runner }: Telling, by: Named | null, { language, zone }: Reader): Promise<SaidTask['by']> {
  if (!by) return null
  const [person = { ...by, jobTitle: null, employeeCode: null, language, zone }] = await readersOf(runner, workspace.schema, [by.id])
  return person
}

/** Those who watch runs see them; all others see what has become of the record. */
async function linkToRun({ workspace, open }: Telling, { reader, link }: Asked): Promise<string> {
  const { access } = await callerOfPerson(workspace, reader.id)
  return watchesRuns(access) ? workspace.ports.linkTo({ workspace: workspace.slug, object: null, record: null, comment: null, run: open.run }) : link
}

/** Ids of the nearest steps before a node that give people tasks; of all where none is before, as behind an error handler. */
function peoplesStepsBefore({ nodes }: CompiledFlow, node: string): readonly string[] {
  const peoples = [...nodes.values()].filter(({ type }) => type.tasks).map(({ id }) => id)
  const found = new Set<string>()
  const seen = new Set<string>()
  const open = [node]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const before of [...nodes.values()].filter(({ out }) => [...out.values()].some(({ to }) => to === at))) {
      if (seen.has(before.id)) continue
      seen.add(before.id)
      if (before.type.tasks) found.add(before.id)
      else open.push(before.id)
    }
  }
  return found.size > 0 ? [...found] : peoples
}
