import type { FieldValue } from '../../schemas/fields/field-type.ts'
import { sameValue } from '../../schemas/fields/same-value.ts'
import type { Issue } from '../../schemas/issue.ts'
import { type CompiledLayout, type FieldState, isBlank, type LayoutState, type PlacedField } from '../../schemas/layouts/layout-state.ts'
import type { RuleValue, RuleValues } from '../../schemas/rules/values.ts'
import type { Caller } from '../caller.ts'
import type { FieldPlan } from '../compile/plan.ts'
import type { WriteContext } from '../records/change.ts'
import type { Gate } from '../records/gate.ts'
import { refuseField } from '../records/input.ts'
import { relatedValues } from '../records/related-values.ts'
import type { Runner } from '../storage/statement.ts'
import { ruleContextOf } from '../validation-rules/rule-context.ts'
import { formLayout } from './person-layout.ts'

/** A record as somebody wants to save it. */
export interface SavedState {
  readonly gate: Gate
  readonly write: WriteContext
  /** The values that the save would leave. */
  valueOf(field: FieldPlan): FieldValue
  /** The values that were there before: stored, or what a new record begins with. */
  before(field: FieldPlan): FieldValue
  /** The fields that the save changes; undefined = all of them, the record is new. */
  readonly changed: readonly FieldPlan[] | undefined
}

/** What a layout makes of a save. */
export interface LayoutJudgement {
  /** Fields whose values go because the layout hides them. */
  readonly cleared: readonly FieldPlan[]
  readonly issues: readonly Issue[]
}

/** Claiming and giving back are no forms: a layout that locks the owner in its form does not close the pool. */
const byOwnAction: ReadonlySet<string> = new Set(['claim', 'give-back'])

const nothing: LayoutJudgement = { cleared: [], issues: [] }

/**
 * Judges a save that a person makes by the layout that the person gets for the record. Answers at once where no layout
 * has a say, so that such saves cost nothing. Of a stored record only what the save touches is judged: a field, or
 * what its conditions read.
 */
export function judgeByLayout(runner: Runner, caller: Caller, saved: SavedState): LayoutJudgement | Promise<LayoutJudgement> {
  const { cause } = saved.write
  if (cause.root !== 'person' || cause.depth > 0 || byOwnAction.has(cause.via)) return nothing
  const layout = formLayout(caller, saved.gate.object, recordTypeOf(saved.gate, saved.valueOf))
  return layout ? judge(runner, caller, { saved, layout }) : nothing
}

/** A record's type, where its object has types. */
export function recordTypeOf({ object }: Gate, valueOf: SavedState['valueOf']): string | null {
  const type = object.byName.get('record_type')
  return type ? textOf(valueOf(type)) : null
}

const textOf = (value: FieldValue): string | null => (typeof value === 'string' ? value : null)

async function judge(runner: Runner, caller: Caller, { saved, layout }: { saved: SavedState; layout: CompiledLayout }): Promise<LayoutJudgement> {
  const values = await layoutValues(runner, caller, { ...saved, layout })
  const state = layout.state(values, ruleContextOf(caller, saved.write.now))
  const touched = touchedBy(saved, layout, state)
  const cleared: FieldPlan[] = []
  const issues: Issue[] = []
  for (const name of touched) {
    const [field, said] = [saved.gate.object.byName.get(name), state.fields.get(name)]
    if (field && state.cleared.has(name)) cleared.push(field)
    else if (field && said) issues.push(...issuesOf(field, said, saved))
  }
  return { cleared, issues }
}

/** The placed fields that a save changes, and those that what it changes or clears decides about. */
function touchedBy({ changed }: SavedState, { placed }: CompiledLayout, { cleared }: LayoutState): ReadonlySet<string> {
  if (!changed) return new Set(placed.map(({ name }) => name))
  const moved = new Set(changed.map(({ name }) => name))
  const isTouched = ({ name, dependsOn }: PlacedField): boolean => moved.has(name) || [...dependsOn].some((each) => moved.has(each))
  // In the order in which they were cleared: what is cleared may hide the next.
  for (const name of cleared) if (placed.some((field) => field.name === name && isTouched(field))) moved.add(name)
  return new Set(placed.filter(isTouched).map(({ name }) => name))
}

/** What a layout's conditions see of a record: its own values, and those over relations that the caller may read. */
export async function layoutValues(runner: Runner, caller: Caller, { gate, valueOf, layout }: Pick<SavedState, 'gate' | 'valueOf'> & { layout: CompiledLayout }): Promise<RuleValues> {
  const paths = [...new Set([...layout.reads, ...layout.placed.map(({ name }) => name)])]
  const own = paths.flatMap((path): [string, RuleValue][] => {
    const field = gate.object.byName.get(path)
    // Values of fields are values of rules.
    return field ? [[path, valueOf(field) as RuleValue]] : []
  })
  const over = paths.filter((path) => path.includes('.'))
  return { ...Object.fromEntries(own), ...(await relatedValues(runner, caller, { gate, paths: over, linkOf: valueOf })) }
}

function issuesOf(field: FieldPlan, state: FieldState, { gate, valueOf, before }: SavedState): readonly Issue[] {
  // Values of fields are values of rules.
  const value = valueOf(field) as RuleValue
  // Nobody is asked for what he or she cannot give.
  if (state.required && isBlank(value) && refuseField(gate, field) === undefined) return [gate.issueAt(field, 'required')]
  if (state.readOnly && !sameValue(valueOf(field), before(field))) return [gate.issueAt(field, 'layout.locked')]
  if (state.mustBeEmpty) return [gate.issueAt(field, 'layout.must-be-empty')]
  const chosen = isBlank(value) ? [] : Array.isArray(value) ? value : [value]
  return state.options && chosen.some((each) => !state.options?.includes(String(each))) ? [gate.issueAt(field, 'layout.not-offered')] : []
}
