import { lazy, Suspense } from 'react'
import type { Json } from '../../../schemas/pointer.ts'
import type { RuleType } from '../../../schemas/rules/rule-type.ts'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { loadEditorTexts } from '../json/editor-texts.ts'
import type { RuleSetting } from './rule-setting.ts'

export interface FormulaEditorProps extends RuleSetting {
  /** The rule as it is stored; null: no formula. */
  value: Json | null
  onChange: (rule: Json | null) => void
  /** What the formula is for, read out with it. */
  label: string
  /** What the formula gives; any value when absent. */
  expect?: RuleType
}

// The text editor is a megabyte that only this way of writing needs.
const FormulaText = lazy(async () => {
  await loadEditorTexts()
  return { default: (await import('./FormulaText.tsx')).FormulaText }
})

/** A rule as a formula: `amount > 1000 && account.industry == "bank"`. */
export function FormulaEditor(props: FormulaEditorProps) {
  return (
    <Suspense fallback={<LoadingState shape="form" />}>
      <FormulaText {...props} />
    </Suspense>
  )
}
