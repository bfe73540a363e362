import { useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import type { Json } from '../../../schemas/pointer.ts'
import { printFormula } from '../../../schemas/rules/formula/print.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useLabelText } from '../draft/label-text.ts'
import type { FormulaEditorProps } from './FormulaEditor.tsx'
import type { FormulaWorld } from './formula-completion.ts'
import { type FormulaRemark, readFormula } from './formula-reading.ts'
import { useOwnState } from './own-state.ts'

/** A formula while it is written. */
export interface FormulaState {
  readonly text: string
  /** Rises with each rule that came from elsewhere: its text replaces what stands in the editor. */
  readonly arrivals: number
  readonly remarks: readonly FormulaRemark[]
  readonly paths: readonly { readonly path: string; readonly to: number }[]
  readonly world: FormulaWorld
  write: (text: string) => void
}

interface Kept {
  readonly text: string
  readonly arrivals: number
}

/** Reads a formula at every change and sends its rule on; a text that is no formula changes nothing. */
export function useFormula({ object, set, isOnSave = false, value, onChange, expect }: FormulaEditorProps): FormulaState {
  const { language } = useLanguage()
  const labelText = useLabelText()
  const { state, last, keep } = useOwnState<Kept>(JSON.stringify(value), (before) => ({ text: textOf(value), arrivals: (before?.arrivals ?? -1) + 1 }))
  const world = useMemo(() => ({ object, set, isOnSave, language, labelText }), [object, set, isOnSave, language, labelText])
  const reading = useMemo(() => readFormula(state.text, { ...world, expect }), [state.text, world, expect])
  const latest = useRef({ arrivals: state.arrivals, last, keep, onChange, world, expect })
  useLayoutEffect(() => {
    latest.current = { arrivals: state.arrivals, last, keep, onChange, world, expect }
  })
  const write = useCallback((text: string) => {
    const now = latest.current
    const { rule } = readFormula(text, { ...now.world, expect: now.expect })
    const said = rule === undefined ? undefined : JSON.stringify(rule)
    now.keep({ text, arrivals: now.arrivals }, said)
    if (rule !== undefined && said !== now.last) now.onChange(rule)
  }, [])
  const paths = useMemo(() => pathsIn(reading.formula?.rule, reading.formula?.places), [reading])
  return { ...state, remarks: reading.remarks, paths, world, write }
}

const textOf = (value: Json | null): string => (value === null ? '' : (printFormula(value) ?? ''))

/** The paths of a rule with the places behind them. */
function pathsIn(rule: Json | undefined, places: ReadonlyMap<string, { readonly to: number }> = new Map()): FormulaState['paths'] {
  const found: { path: string; to: number }[] = []
  const look = (json: Json | undefined, at: string): void => {
    if (typeof json !== 'object' || json === null) return
    const place = places.get(`${at}/var`)
    if (!Array.isArray(json) && typeof json['var'] === 'string' && place) return void found.push({ path: json['var'], to: place.to })
    for (const [key, inner] of Object.entries(json)) look(inner, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
  look(rule, '')
  return found
}
