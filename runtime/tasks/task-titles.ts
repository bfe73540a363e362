import { sql } from 'drizzle-orm'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Label } from '../../schemas/label.ts'
import type { TaskRow } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import type { FlowPlan } from '../flows/step/flow-caller.ts'
import { flowOfVersion } from '../flows/versions/flow-of-version.ts'
import { gateOf } from '../records/gate.ts'
import { languageOf } from '../records/language-of.ts'
import { queryColumns } from '../records/query/columns.ts'
import { callerInputs } from '../records/query/moment.ts'
import { rowReader, selectedFor, selectList, type SelectedRow } from '../records/query/select.ts'
import { andReached } from '../records/reach-condition.ts'
import { isoMoment } from '../storage/moment.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { peopleOf, seerOf } from './task-sight.ts'
import type { StoredTask } from './task-rows.ts'

interface Telling {
  readonly tasks: readonly StoredTask[]
  /** The flow that they come from, where it is at hand. */
  readonly known?: FlowPlan
}

/** Tasks as lists show them, in the caller's language. */
export async function taskRows(runner: Runner, caller: Caller, { tasks, known }: Telling): Promise<readonly TaskRow[]> {
  const flows = new Map(known ? [[known.version, known]] : [])
  for (const { version } of tasks) if (!flows.has(version)) flows.set(version, await flowOfVersion(runner, caller.plan, version))
  const titles = await titlesOf(runner, caller, { tasks, flows })
  return tasks.map((task) => rowOf(caller, task, { flow: flows.get(task.version), title: titles.get(task.id) ?? '' }))
}

function rowOf({ plan, person }: Caller, task: StoredTask, { flow, title }: { flow: FlowPlan | undefined; title: string }): TaskRow {
  const { id, rev, kind, state, run, record, assignee, requester, decision, comment } = task
  const definition = flow?.definition
  const said = (label: Label | undefined, otherwise: string): string => (label === undefined ? otherwise : labelIn(label, person.language, plan.settings.languages[0]))
  const node = definition?.nodes.find((each) => each.id === task.node)
  const told = flow?.flow.nodes.get(task.node)
  return {
    id, rev, kind, state, title, run, record, assignee, requester, decision, comment,
    flow: { name: nameOf(plan, task.flow) ?? definition?.name ?? '', label: said(definition?.label, '') },
    node: { key: node?.key ?? '', label: said(told?.type.tasks?.title?.(told.settings) ?? node?.label, said(definition?.label, '')) },
    files: [...(task.files ?? [])],
    fillsIn: kind === 'approval' && (told?.type.tasks?.fields(told.settings).requires.length ?? 0) > 0,
    object: (task.object !== null && plan.objectsById.get(task.object)?.name) || null,
    onBehalfOf: task.on_behalf_of, decidedBy: task.decided_by,
    openedAt: isoMoment(task.opened_at), due: moment(task.due_at), endedAt: moment(task.ended_at),
  }
}

const moment = (text: string | null): string | null => text && isoMoment(text)

/** What a flow is called today; undefined for one that is gone. */
const nameOf = (plan: Caller['plan'], id: string): string | undefined => plan.memo('flow:names', () => new Map((plan.definitions.all('flow') as readonly FlowDefinition[]).map((flow) => [flow.id, flow.name]))).get(id)

/** One line a task: the object, the record and its first fact, as far as the caller sees the record of the task. */
async function titlesOf(runner: Runner, caller: Caller, { tasks, flows }: { tasks: readonly StoredTask[]; flows: ReadonlyMap<string, FlowPlan> }): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  const people = await peopleOf(runner, caller)
  const seen = tasks.flatMap((task) => {
    const object = task.object === null || task.record === null ? undefined : caller.plan.objectsById.get(task.object)
    const flow = flows.get(task.version)
    const node = flow?.flow.nodes.get(task.node)
    return object && flow && node ? [{ task, object, seer: seerOf(caller, people, { task, step: { flow, node } }) }] : []
  })
  for (const same of Map.groupBy(seen, ({ object, seer }) => `${object.name}:${seer.access.key}`).values()) {
    const [first] = same
    if (!first) continue
    const lines = await linesOf(runner, first.seer, { object: first.object, ids: same.flatMap(({ task }) => task.record ?? []) })
    for (const { task, object } of same) titles.set(task.id, lines.get(task.record ?? '') ?? labelOf(caller, object.definition.label))
  }
  return titles
}

const labelOf = ({ person, plan }: Caller, label: Label): string => labelIn(label, person.language, plan.settings.languages[0])

async function linesOf(runner: Runner, reader: Caller, { object, ids }: { object: ObjectPlan; ids: readonly string[] }): Promise<ReadonlyMap<string, string>> {
  const gate = gateOf(reader, object)
  const fields = [object.title, ...factOf(object)].filter(({ name }) => gate.access.readable.has(name))
  if (gate.access.read === false || fields.length === 0) return new Map()
  const { statement, read } = reader.plan.memo(`task:lines:${object.name}:${reader.access.key}:${languageOf(reader, gate)}`, () => {
    const query = queryColumns(reader, gate)
    const columns = fields.flatMap(({ name }) => query.column([name]) ?? [])
    const selected = selectList(selectedFor(reader, columns, gate))
    return { read: rowReader(reader, columns, gate), statement: compileStatement(sql`select ${selected} from ${object.table} t ${query.joins()} where t.id = any(${input('ids', 'uuid[]')})${andReached(reader, gate.access.read, { object, alias: 't' })}`) }
  })
  const rows = await runStatement<SelectedRow>(runner, statement, { ids: `{${[...new Set(ids)].join(',')}}`, ...callerInputs(reader) })
  return new Map(rows.map((row) => {
    const record = read(row)
    const shown = fields.flatMap((field) => shownValue(reader, field, { value: record.values[field.name] ?? null, title: record._titles[field.name] }) ?? [])
    return [record.id, [labelOf(reader, object.definition.label), ...shown].join(' · ')]
  }))
}

/** The first of the object's facts that stands in the record itself: mostly the amount. */
const factOf = (object: ObjectPlan): readonly FieldPlan[] => {
  const fact = (object.definition.facts ?? []).map((path) => object.byName.get(path)).find((field) => field && !field.formula && !field.rows && field !== object.title)
  return fact ? [fact] : []
}

function shownValue({ plan, person }: Caller, field: FieldPlan, { value, title }: { value: Parameters<FieldPlan['encode']>[0]; title: string | undefined }): string | undefined {
  if (value === null) return undefined
  return field.type.format(value, field.definition, { ...plan.context, language: person.language, readerZone: person.zone, ...(title !== undefined && { title }) })
}
