import type { Issue } from '../../schemas/issue.ts'
import { isRuleFailure, type RuleContext, type RuleValue, type RuleValues } from '../../schemas/rules/values.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import type { FieldPlan, ObjectPlan } from '../compile/plan.ts'
import type { Gate } from '../records/gate.ts'
import type { Runner } from '../storage/statement.ts'
import { ruleIssue, unjudgedIssue } from './rule-issue.ts'
import { ruleContextOf } from './rule-context.ts'
import { type FieldReader, relatedValues } from './related-values.ts'
import { judges, type RulePlan } from '../../schemas/validation-rules/compile-rules.ts'

/** A record as a save would leave it. */
export interface Saving {
  readonly valueOf: FieldReader
  /** What a stored record is before the save; absent for a new one. */
  readonly before?: { readonly valueOf: FieldReader; readonly changed: Iterable<FieldPlan> }
}

/** The saves of one moment on records of one object. */
export interface Saves {
  readonly gate: Gate
  readonly savings: readonly Saving[]
  readonly now: Date
  /** See `relatedValues`. */
  readonly unstored?: ReadonlyMap<string, FieldReader>
  /** The rules that judge; all of the object's where none are named. */
  readonly rules?: readonly RulePlan[]
}

/**
 * What the validation rules say to saves: the issues of each, in order. Own values cost no query; what rules read over
 * relations is fetched by one for all saves, and only where such a rule judges any of them.
 */
export async function judgeSaves(runner: Runner, caller: Caller, { gate, savings, now, unstored, rules = gate.object.rules() }: Saves): Promise<readonly (readonly Issue[])[]> {
  const judging = savings.map((saving) => rules.filter((rule) => judges(rule, saving.before && changedNames(saving.before.changed))))
  const paths = pathsOver(judging)
  const records = savings.map(({ valueOf }) => valueOf)
  const related = paths.length > 0 ? await relatedValues(runner, caller, { object: gate.object, paths, records, ...(unstored && { unstored }) }) : []
  const context = ruleContextOf(caller, now)
  return savings.map((saving, index) => {
    const own = judging[index] ?? []
    const values = own.length > 0 ? valuesOf(gate.object, own, saving.valueOf) : {}
    const previous = own.length > 0 && saving.before ? valuesOf(gate.object, own, saving.before.valueOf) : null
    for (const [path, value] of related[index] ?? []) values[path] = value
    return own.flatMap((rule) => verdict(rule, { values, previous, context, gate, caller }))
  })
}

/** Refuses `invalid-record` with all that the rules say against a save. */
export async function refuseBrokenRules(runner: Runner, caller: Caller, { gate, now, ...saving }: Saving & { readonly gate: Gate; readonly now: Date }): Promise<void> {
  const [issues = []] = await judgeSaves(runner, caller, { gate, savings: [saving], now })
  if (issues.length > 0) throw new Refusal('invalid-record', { issues })
}

function* changedNames(fields: Iterable<FieldPlan>): Generator<string> {
  for (const { name } of fields) yield name
}

function pathsOver(judging: readonly (readonly RulePlan[])[]): readonly (readonly string[])[] {
  const over = new Map<string, readonly string[]>()
  for (const rule of new Set(judging.flat())) for (const path of rule.paths) if (path.length > 1) over.set(path.join('.'), path)
  return [...over.values()]
}

function valuesOf({ byName }: ObjectPlan, rules: readonly RulePlan[], valueOf: FieldReader): Record<string, RuleValue> {
  const values: Record<string, RuleValue> = {}
  for (const { reads } of rules) {
    for (const name of reads) {
      const field = byName.get(name)
      // No rule reads rows, and what other fields hold are values of rules.
      if (field && !Object.hasOwn(values, name)) values[name] = valueOf(field) as RuleValue
    }
  }
  return values
}

interface Judging {
  readonly values: RuleValues
  /** What the record itself was before; null for a new one. */
  readonly previous: RuleValues | null
  readonly context: RuleContext
  readonly gate: Gate
  readonly caller: Caller
}

function verdict(rule: RulePlan, { values, previous, context, gate, caller }: Judging): Issue[] {
  const result = rule.refuses(values, context, previous)
  if (isRuleFailure(result)) return [unjudgedIssue(rule)]
  return result === true ? [ruleIssue(rule, gate, caller)] : []
}
