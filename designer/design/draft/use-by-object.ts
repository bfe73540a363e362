import { useMemo } from 'react'
import { useFormat } from '../../i18n/reader.ts'
import { useDraftSet } from './draft-queries.ts'
import { useLabelText } from './label-text.ts'
import type { ListedDefinition } from './listed-definitions.ts'

interface ByObject {
  kind: 'layout' | 'view'
  definitions: readonly ListedDefinition[]
  /** Only those of this object; null: of every object. */
  object: string | null
}

/** Definitions that belong to objects: those of one object beside each other, and the objects that have any. */
export function useByObject({ kind, definitions, object }: ByObject) {
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const { compare } = useFormat()
  return useMemo(() => {
    const objectOf = (name: string) => set.get(kind, name)?.object ?? ''
    const labelOf = (name: string) => labelText(set.get('object', name)?.label ?? name)
    const names = [...new Set(definitions.map(({ name }) => objectOf(name)))].filter((name) => name !== '')
    return {
      rows: definitions
        .filter(({ name }) => object === null || objectOf(name) === object)
        .toSorted((a, b) => Number(a.op === 'remove') - Number(b.op === 'remove') || compare(labelOf(objectOf(a.name)), labelOf(objectOf(b.name)))),
      objects: names.map((name) => ({ value: name, label: labelOf(name) })).toSorted((a, b) => compare(a.label, b.label)),
    }
  }, [kind, definitions, object, set, labelText, compare])
}
