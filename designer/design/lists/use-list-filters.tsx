import { type ReactNode, useState } from 'react'
import type { ListedDefinition } from '../draft/listed-definitions.ts'
import { type Activity, ActivityFilter, ofActivity } from './ActivityFilter.tsx'
import type { ByObject } from './by-object.ts'
import { FindBox, useFound } from './FindBox.tsx'
import { ObjectFilter } from './ObjectFilter.tsx'

interface Filtered {
  words: { find: string; object: string }
  byObject: ByObject
  object: string | null
  onObject: (object: string | null) => void
  /** Whether the definition of this name is switched on. */
  isOn: (name: string) => boolean
}

/** What chooses among definitions that are about objects and can be switched off, and those that are left. */
export function useListFilters({ words, byObject: { rows, objects }, object, onObject, isOn }: Filtered): { shown: readonly ListedDefinition[]; filters: ReactNode } {
  const [text, setText] = useState('')
  const [activity, setActivity] = useState<Activity>('all')
  return {
    shown: ofActivity(useFound(rows, text), activity, isOn),
    filters: (
      <>
        <FindBox label={words.find} text={text} onText={setText} />
        <ObjectFilter label={words.object} objects={objects} object={object} onObject={onObject} />
        <ActivityFilter activity={activity} onActivity={setActivity} />
      </>
    ),
  }
}
