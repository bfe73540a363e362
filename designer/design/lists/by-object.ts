import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { DefinitionOf, KindName } from '../../../schemas/definition-set.ts'
import { useFormat } from '../../i18n/reader.ts'
import type { Choice } from '../draft/choices.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { useLabelText } from '../draft/label-text.ts'
import type { ListedDefinition } from '../draft/listed-definitions.ts'

/** The kinds whose definitions each belong to an object. */
export type KindOfObject = { [Kind in KindName]: DefinitionOf[Kind] extends { object: string } ? Kind : never }[KindName]

/** The object that a list is narrowed to, kept in the address; null: none. */
export function useObjectOfList(): readonly [string | null, (object: string | null) => void] {
  const [search, setSearch] = useSearchParams()
  return [search.get('object'), (object) => setSearch(object === null ? {} : { object }, { replace: true })]
}

/** The definitions about one object, and the objects that have any. */
export interface ByObject {
  readonly rows: readonly ListedDefinition[]
  readonly objects: readonly Choice[]
}

/** Definitions that belong to objects: those of one object beside each other, and the objects that have any. */
export function useByObject(kind: KindOfObject, definitions: readonly ListedDefinition[], object: string | null): ByObject {
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
