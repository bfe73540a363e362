import { useMemo } from 'react'
import { definitionSet, type DefinitionSet } from '../../../schemas/definition-set.ts'
import { useApp } from '../../app/workspace.ts'
import { useReader } from '../../i18n/reader.ts'
import type { RecordReading } from '../record/record-title.ts'

/** The objects that this person may read, as conditions look paths up in them. */
export function useReadableSet(): DefinitionSet {
  const { objects } = useApp()
  return useMemo(() => definitionSet(objects.map(({ definition }) => definition)), [objects])
}

/** How this person reads the second line of records. */
export const useRecordReading = (): RecordReading => ({ reader: useReader(), set: useReadableSet() })
