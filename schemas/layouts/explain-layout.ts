import { type FieldState, type LayoutState, withoutCleared } from './layout-state.ts'
import type { ResolvedField, ResolvedLayout } from './resolved-layout.ts'
import { explainRule, type ExplainedRule } from '../rules/explain.ts'
import type { RuleTree } from '../rules/tree.ts'
import type { RuleContext, RuleValues } from '../rules/values.ts'

/** Why a layout hides, locks or empties a field: the condition that decides, part by part. */
export interface FieldReason {
  readonly field: string
  readonly effect: 'hidden' | 'locked' | 'mustBeEmpty'
  readonly rule: ExplainedRule
}

interface Situation {
  readonly layout: ResolvedLayout
  readonly state: LayoutState
  readonly values: RuleValues
  readonly context: RuleContext
}

/** Why the layout does not let people see or fill in a field; undefined where it does. */
export function reasonFor(name: string, situation: Situation): FieldReason | undefined {
  const [placed, state] = [placedFields(situation.layout).find(({ item }) => item.field === name), situation.state.fields.get(name)]
  const effect = state && effectOf(state)
  const seen = withoutCleared(situation.values, situation.state.cleared)
  const tree = placed && (effect === 'locked' ? placed.item.readOnly : placed.around.find((each) => !explainRule(each, seen, situation.context).holds))
  return effect && tree ? { field: name, effect, rule: explainRule(tree, seen, situation.context) } : undefined
}

/** Names of the fields that the layout places and hides now, in its order. */
export const hiddenFields = ({ layout, state }: Pick<Situation, 'layout' | 'state'>): readonly string[] =>
  placedFields(layout).map(({ item }) => item.field).filter((name) => state.fields.get(name)?.visible === false)

function effectOf({ visible, readOnly, mustBeEmpty }: FieldState): FieldReason['effect'] | undefined {
  if (mustBeEmpty) return 'mustBeEmpty'
  if (!visible) return 'hidden'
  return readOnly ? 'locked' : undefined
}

interface PlacedField {
  readonly item: ResolvedField
  /** The conditions that must hold for it to show. */
  readonly around: readonly RuleTree[]
}

const placedFields = ({ tabs }: ResolvedLayout): readonly PlacedField[] =>
  tabs.flatMap((tab) =>
    tab.sections.flatMap((section) =>
      section.items.flatMap((item) =>
        item.kind === 'field' ? [{ item, around: [tab.visible, section.visible, item.visible].filter((tree) => tree !== undefined) }] : [],
      ),
    ),
  )
