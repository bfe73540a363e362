import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { focusSetting } from '../bench/focus-setting.ts'
import { placeInObject } from './place-in-object.ts'

type BenchTab = 'fields' | 'settings'

/** What is selected on the bench: a field, or the object itself. It stands in the address, so that it can be linked to. */
export function useBenchSelection(object: ObjectDefinition) {
  const [search, setSearch] = useSearchParams()
  const at = search.get('at')
  // Links to a fault name its place within the whole draft: `/object/deal/fields/3/name`.
  const linked = at === null ? undefined : placeInObject(object, `/${at.split('/').slice(3).join('/')}`)
  const fieldId = search.get('field') ?? linked?.field?.id ?? null
  const tab: BenchTab = search.get('tab') === 'settings' || (linked !== undefined && !linked.field) ? 'settings' : 'fields'

  const [sought, seek] = useState<{ setting: string | undefined }>({ setting: undefined })
  const go = (next: { field: string | null; tab: BenchTab }) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        for (const key of ['at', 'field', 'tab']) after.delete(key)
        if (next.field !== null) after.set('field', next.field)
        if (next.tab === 'settings') after.set('tab', next.tab)
        return after
      },
      { replace: true },
    )
  return {
    fieldId,
    tab,
    selectField: (field: string | null) => go({ field, tab: 'fields' }),
    /** A field, or with null the object itself. */
    select: (field: string | null) => go({ field, tab: field === null ? 'settings' : 'fields' }),
    setTab: (next: BenchTab) => go({ field: fieldId, tab: next }),
    /** Goes to what a fault points at; faults point into the object as it was checked. */
    jumpTo: (checked: ObjectDefinition, pointer: string) => {
      const { field, setting } = placeInObject(checked, pointer)
      go({ field: field?.id ?? null, tab: field ? 'fields' : 'settings' })
      seek({ setting })
      if (field && setting !== undefined) focusSetting({ of: field.id, setting })
    },
    /** The setting that the last jump led to. */
    sought,
  }
}

export type BenchSelection = ReturnType<typeof useBenchSelection>
