import type { ExplainedLayout, ExplainReason } from '../../schemas/api/explain.ts'
import { labelIn } from '../../schemas/label.ts'
import { reasonFor } from '../../schemas/layouts/explain-layout.ts'
import { type CompiledLayout, compileLayout } from '../../schemas/layouts/layout-state.ts'
import type { Caller } from '../caller.ts'
import type { ObjectPlan } from '../compile/plan.ts'
import { layoutValues, recordTypeOf } from '../layouts/enforce-layout.ts'
import { chosenLayout } from '../layouts/person-layout.ts'
import { fieldAtPath } from '../roles/readable-field.ts'
import { ruleContextOf } from '../validation-rules/rule-context.ts'
import type { Explaining, Sight } from './explain-record.ts'
import { gateOf } from './gate.ts'

/** A layout that a person gets for a record, and what it says of the record's fields. */
export interface RecordLayout {
  readonly shown: ExplainedLayout
  /** The condition that hides, locks or empties a field; undefined where none does. */
  reason(field: string): Extract<ExplainReason, { by: 'layout' }> | undefined
}

/** The layouts that a person gets for a record: for its page and for its form. None where not both see the record. */
export async function recordLayouts(explaining: Explaining, { stored }: Sight): Promise<readonly RecordLayout[]> {
  if (!stored) return []
  const both = await Promise.all((['page', 'form'] as const).map((use) => recordLayout(explaining, stored, use)))
  return both.filter((layout) => layout !== undefined)
}

async function recordLayout({ asker, subject, object }: Explaining, { valueOf }: NonNullable<Sight['stored']>, use: 'page' | 'form'): Promise<RecordLayout | undefined> {
  const gate = gateOf(subject, object)
  const chosen = chosenLayout(subject, object, { use, recordType: recordTypeOf(gate, valueOf) })
  if (!chosen) return undefined
  const layout = compileLayout(chosen.layout)
  const { name, label } = chosen.layout
  const shown: ExplainedLayout = { for: use, name, label: labelIn(label, asker.person.language, asker.plan.settings.languages[0]), reason: chosen.reason }
  if (asker !== subject && !isToldOf(asker, object, layout)) return { shown, reason: (field) => (layout.placed.some((each) => each.name === field && each.isConditional) ? { by: 'layout', holds: null } : undefined) }
  const { clock } = asker.workspace.ports
  const values = await layoutValues(subject.workspace.data.sql, subject, { gate, valueOf, layout })
  const context = ruleContextOf(subject, clock.now())
  const situation = { layout: chosen.layout, state: layout.state(values, context), values, context }
  return {
    shown,
    reason: (field) => {
      const reason = reasonFor(field, situation)
      return reason && { by: 'layout', holds: false, effect: reason.effect, rule: reason.rule }
    },
  }
}

/** Whether the asker may know what a layout makes of a record: all that decides there may be read, wherever it is stored. */
const isToldOf = (asker: Caller, object: ObjectPlan, { reads, placed }: CompiledLayout): boolean =>
  [...reads, ...placed.filter(({ whenHidden }) => whenHidden !== 'keep').map(({ name }) => name)].every(
    (path) => fieldAtPath(asker, object, path) !== undefined && isWhollyRead(asker, object, path.split('.').slice(0, -1)),
  )

/** Whether the asker may read all records that a path goes through after the first. */
function isWhollyRead(asker: Caller, object: ObjectPlan, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return true
  const link = object.byName.get(name)?.link
  const target = link?.to === 'object' ? asker.plan.objects.get(link.object) : undefined
  return target !== undefined && asker.access.object(target.name).read === 'all' && isWhollyRead(asker, target, rest)
}
