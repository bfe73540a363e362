import { useMemo } from 'react'
import { isActive } from '../../../schemas/validation-rules/validation-rule.ts'
import { useFormat } from '../../i18n/reader.ts'
import { withoutMarks } from '../../ui/without-marks.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import type { ListedDefinition } from '../draft/listed-definitions.ts'

export type Activity = 'all' | 'active' | 'inactive'

interface Wanted {
  readonly object: string | null
  readonly text: string
  readonly activity: Activity
}

/** The rules that are wanted, those of one object beside each other, and the objects that have any. */
export function useFilteredRules(definitions: readonly ListedDefinition[], { object, text, activity }: Wanted) {
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const { compare } = useFormat()
  return useMemo(() => {
    const objectOf = (name: string) => set.get('rule', name)?.object ?? ''
    const labelOf = (name: string) => labelText(set.get('object', name)?.label ?? name)
    const wanted = withoutMarks(text)
    const fits = ({ name, label }: ListedDefinition) => {
      const rule = set.get('rule', name)
      const isFound = withoutMarks(labelText(label)).includes(wanted) || name.includes(wanted)
      const fitsActivity = activity === 'all' || (rule !== undefined && isActive(rule) === (activity === 'active'))
      return isFound && fitsActivity && (object === null || objectOf(name) === object)
    }
    const names = [...new Set(definitions.map(({ name }) => objectOf(name)))].filter((name) => name !== '')
    return {
      rows: definitions.filter(fits).toSorted((a, b) => Number(a.op === 'remove') - Number(b.op === 'remove') || compare(labelOf(objectOf(a.name)), labelOf(objectOf(b.name)))),
      objects: names.map((name) => ({ value: name, label: labelOf(name) })).toSorted((a, b) => compare(a.label, b.label)),
    }
  }, [definitions, object, text, activity, set, labelText, compare])
}
