import { sql } from 'drizzle-orm'
import type { CompiledNode } from '../../../schemas/flows/compiled-flow.ts'
import type { RunReading } from '../../../schemas/flows/machine/working.ts'
import { isRuleFailure, type RuleContext, type RuleValue } from '../../../schemas/rules/values.ts'
import type { Caller } from '../../caller.ts'
import { gateTo } from '../../records/gate.ts'
import { queryColumns } from '../../records/query/columns.ts'
import { rowReader, selectedFor, selectList, type SelectedRow } from '../../records/query/select.ts'
import { compileStatement, input, type Runner, runStatement } from '../../storage/statement.ts'
import { ruleContextOf } from '../../validation-rules/rule-context.ts'
import type { FlowPlan } from './flow-caller.ts'
import type { LockedRun } from './load-run.ts'

/** The values that a flow's expressions read, for the length of one step. */
export interface FlowValues {
  /** Reads what a node may ask of records, or what any may, where it is not known yet. */
  prepare(runner: Runner, run: RunReading, node?: string): Promise<void>
  /** Records have changed: what was read of them is read again. */
  forget(): void
  evaluate(node: CompiledNode, pointer: string, run: RunReading): RuleValue | undefined
}

/** Values at paths of a record, by path. */
export type RecordValues = Readonly<Record<string, RuleValue>>

interface Reading {
  readonly run: Pick<LockedRun, 'record'>
  readonly flow: FlowPlan
  readonly now: Date
  /** What `readRunRecord` has read of the run's record. */
  readonly record?: RecordValues | undefined
}

export function flowValues(caller: Caller, { run, flow, now, record }: Reading): FlowValues {
  const context = ruleContextOf(caller, now)
  const records = new Map<string, RecordValues>(record && [[`record:${run.record}`, record]])
  return {
    prepare: async (runner, state, node) => {
      for (const { root, object, paths, nodes } of flow.records) {
        if (node !== undefined && !nodes.has(node)) continue
        const id = root === 'record' ? run.record : idAt(outputAt(flow, state, root))
        const key = `${root}:${id}`
        if (id !== null && !records.has(key)) records.set(key, await readRecord(runner, caller, { object, id, paths }))
      }
    },
    forget: () => records.clear(),
    evaluate: (node, pointer, state) => evaluated({ node, pointer, context }, (path) => valueAt(path, state)),
  }

  function valueAt(path: string, state: RunReading): RuleValue | undefined {
    if (path === 'record') return run.record
    if (path === 'requester') return state.requester
    if (path.startsWith('vars.')) return state.vars[path.slice('vars.'.length)]
    const given = flow.given.get(path)
    if (given !== undefined) return state.outputs[flow.flow.start]?.[given]
    const read = flow.records.find(({ root }) => path.startsWith(`${root}.`))
    if (!read) return outputAt(flow, state, path)
    const id = read.root === 'record' ? run.record : idAt(outputAt(flow, state, read.root))
    return records.get(`${read.root}:${id}`)?.[path.slice(read.root.length + 1)]
  }
}

function evaluated({ node, pointer, context }: { node: CompiledNode; pointer: string; context: RuleContext }, valueOf: (path: string) => RuleValue | undefined): RuleValue | undefined {
  const expression = node.expressions.get(pointer)
  if (!expression) return null
  const value = expression.rule(Object.fromEntries(expression.reads.map((path) => [path, valueOf(path)])), context)
  return isRuleFailure(value) ? undefined : value
}

/** What a node gave back under a path such as `nodes.find.first`. */
function outputAt({ flow }: FlowPlan, { outputs }: RunReading, path: string): RuleValue | undefined {
  const [, key, name] = path.split('.')
  const node = [...flow.nodes.values()].find((each) => each.key === key)
  return node && name !== undefined ? outputs[node.id]?.[name] : undefined
}

const idAt = (value: RuleValue | undefined): string | null => (typeof value === 'string' ? value : null)

/** What a flow's expressions may read of the record of a run; undefined where they read nothing of it. */
export async function readRunRecord(runner: Runner, caller: Caller, { flow, record }: { readonly flow: FlowPlan; readonly record: string | null }): Promise<RecordValues | undefined> {
  const read = flow.records.find(({ root }) => root === 'record')
  return read && record !== null ? readRecord(runner, caller, { object: read.object, id: record, paths: read.paths }) : undefined
}

interface AskedRecord {
  readonly object: string
  readonly id: string
  readonly paths: readonly string[]
}

/** The values at some paths of a record, by path; none for a record that is gone. */
async function readRecord(runner: Runner, caller: Caller, { object, id, paths }: AskedRecord): Promise<RecordValues> {
  const gate = gateTo(caller, object, 'read')
  const { statement, read } = caller.plan.memo(`flow:read:${caller.access.key}:${object}:${paths.join()}`, () => {
    const query = queryColumns(caller, gate)
    const columns = paths.flatMap((path) => query.column(path.split('.')) ?? [])
    const selected = selectList(selectedFor(caller, columns, gate))
    return { read: rowReader(caller, columns, gate), statement: compileStatement(sql`select ${selected} from ${gate.object.table} t ${query.joins()} where t.id = ${input('id', 'uuid')} and t.deleted_at is null`) }
  })
  const [row] = await runStatement<SelectedRow>(runner, statement, { id })
  // The values of fields are values of rules as they are on the wire.
  return row ? (read(row).values as RecordValues) : {}
}
