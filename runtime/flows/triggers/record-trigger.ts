import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import type { FlowDefinition } from '../../../schemas/flows/flow.ts'
import { startObjectOf } from '../../../schemas/flows/trigger.ts'
import { oldFields } from '../../../schemas/flows/old-fields.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { type CompiledRule, compileRule } from '../../../schemas/rules/compile.ts'
import type { RuleScope } from '../../../schemas/rules/scope.ts'
import type { FieldPlan, ObjectPlan, Plan } from '../../compile/plan.ts'
import { type StartedFlow, startedFlow } from '../runs/started-flow.ts'

/** Each record starts a run, all together start one when the last of them is written, or none does. */
export type Bulk = 'run' | 'once' | 'ignore'

/** A flow that changes of records start, compiled under a plan. */
export interface RecordTrigger extends StartedFlow {
  readonly object: ObjectPlan
  readonly on: ReadonlySet<string>
  /** What it does with records that are written many at once. */
  readonly bulk: Bulk
  /** Ids of the fields whose change begins a run that is under way anew. */
  readonly restartOn: ReadonlySet<string>
  /** Fields of which the flow's steps read what they held before. */
  readonly old: readonly FieldPlan[]
  /** Absent: every change starts it. */
  readonly when?: RecordCondition
}

/** A condition over one record. */
export interface RecordCondition {
  readonly holds: CompiledRule
  /** Paths from the record that it reads. */
  readonly reads: readonly (readonly string[])[]
}

interface RecordSettings {
  readonly on: readonly string[]
  readonly when?: unknown
  readonly bulk?: Bulk
  readonly restartOn?: readonly string[]
}

/** The trigger of a flow in the names of the plan; undefined where changes of records do not start it, or its object is gone. */
export function recordTrigger(plan: Plan, version: string, flow: FlowDefinition): RecordTrigger | undefined {
  const object = plan.objects.get(startObjectOf(flow.trigger) ?? '')
  if (flow.trigger.type !== 'record' || !object) return undefined
  // The schema of the trigger's type has checked them.
  const { on, when, bulk = 'run', restartOn = [] } = flow.trigger as unknown as RecordSettings
  const condition = recordCondition(plan, object, when)
  // A condition that reads what is gone holds for nothing.
  if (condition === 'refused') return undefined
  return {
    ...startedFlow(version, flow),
    object,
    on: new Set(on),
    bulk,
    restartOn: new Set(restartOn.flatMap((name) => object.byName.get(name)?.id ?? [])),
    old: oldFields(flow).flatMap((name) => object.byName.get(name) ?? []),
    ...(condition && { when: condition }),
  }
}

/** The condition of a trigger over a record, by `record.…`; undefined for none. */
export function recordCondition(plan: Plan, object: ObjectPlan, when: unknown): RecordCondition | 'refused' | undefined {
  if (when === undefined || when === null) return undefined
  const checked = checkRule(when, scopeOf(plan, object), { type: 'boolean' })
  if (isRefused(checked)) return 'refused'
  const reads = [...new Set(checked.reads.map((path) => path.replace(/^record\./, '')))].filter((path) => path !== 'record')
  return { holds: compileRule(checked.tree), reads: reads.map((path) => path.split('.')) }
}

/** What conditions of triggers read. Formulas are reckoned of the record's own values: those of then, not of now. */
function scopeOf(plan: Plan, object: ObjectPlan): RuleScope {
  const scope = objectScope(object.definition, plan.definitions, plan.context)
  return {
    ...scope,
    onSave: true,
    isNamed: true,
    field: ([root, ...path]) => {
      if (root !== 'record') return undefined
      if (path.length === 0) return { path: ['record'], type: { type: 'record', object: object.name } }
      const found = scope.field(path)
      return found && { ...found, path: ['record', ...found.path] }
    },
  }
}
