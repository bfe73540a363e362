import { sql } from 'drizzle-orm'
import type { FlowDefinition } from '../../schemas/flows/flow.ts'
import { labelIn } from '../../schemas/label.ts'
import type { Label } from '../../schemas/label.ts'
import type { TaskRow } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import type { FlowPlan } from '../flows/flow-caller.ts'
import { flowOfVersion } from '../flows/versions/flow-of-version.ts'
import { gateOf } from '../records/gate.ts'
import { queryColumns } from '../records/query/columns.ts'
import { rowReader, selectedFor, selectList, type SelectedRow } from '../records/query/select.ts'
import { isoMoment } from '../storage/moment.ts'
import { compileStatement, input, type Runner, runStatement } from '../storage/statement.ts'
import { callerOfStep } from './step-caller.ts'
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
    object: (task.object !== null && plan.objectsById.get(task.object)?.name) || null,
    onBehalfOf: task.on_behalf_of, decidedBy: task.decided_by,
    openedAt: isoMoment(task.opened_at), due: moment(task.due_at), endedAt: moment(task.ended_at),
  }
}

const moment = (text: string | null): string | null => text && isoMoment(text)

/** What a flow is called today; undefined for one that is gone. */
const nameOf = (plan: Caller['plan'], id: string): string | undefined => plan.memo('flow:names', () => new Map((plan.definitions.all('flow') as readonly FlowDefinition[]).map((flow) => [flow.id, flow.name]))).get(id)

/** One line a task: the object, the record and its first fact. What the flow reads may be told: its approvers have to know. */
async function titlesOf(runner: Runner, caller: Caller, { tasks, flows }: { tasks: readonly StoredTask[]; flows: ReadonlyMap<string, FlowPlan> }): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>()
  for (const [id, same] of Map.groupBy(tasks.filter(({ record }) => record !== null), ({ object }) => object)) {
    const object = id === null ? undefined : caller.plan.objectsById.get(id)
    const [first] = same
    const flow = first && flows.get(first.version)
    const node = first && flow?.flow.nodes.get(first.node)
    if (!object || !flow || !node) continue
    const lines = await linesOf(runner, callerOfStep(caller, { flow, node }), { object, ids: same.flatMap(({ record }) => record ?? []) })
    for (const task of same) titles.set(task.id, lines.get(task.record ?? '') ?? labelOf(caller, object.definition.label))
  }
  return titles
}

const labelOf = ({ person, plan }: Caller, label: Label): string => labelIn(label, person.language, plan.settings.languages[0])

async function linesOf(runner: Runner, reader: Caller, { object, ids }: { object: ObjectPlan; ids: readonly string[] }): Promise<ReadonlyMap<string, string>> {
  const gate = gateOf(reader, object)
  const fields = [object.title, ...factOf(object)]
  const { statement, read } = reader.plan.memo(`task:lines:${object.name}`, () => {
    const query = queryColumns(reader, gate)
    const columns = fields.flatMap(({ name }) => query.column([name]) ?? [])
    const selected = selectList(selectedFor(reader, columns, gate))
    return { read: rowReader(reader, columns, gate), statement: compileStatement(sql`select ${selected} from ${object.table} t ${query.joins()} where t.id = any(${input('ids', 'uuid[]')})`) }
  })
  const rows = await runStatement<SelectedRow>(runner, statement, { ids: `{${[...new Set(ids)].join(',')}}` })
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
