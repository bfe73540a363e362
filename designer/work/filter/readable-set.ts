import { useMemo } from 'react'
import { definitionSet, type DefinitionSet } from '../../../schemas/definition-set.ts'
import { useApp } from '../../app/workspace.ts'

/** The objects that this person may read, as conditions look paths up in them. */
export function useReadableSet(): DefinitionSet {
  const { objects } = useApp()
  return useMemo(() => definitionSet(objects.map(({ definition }) => definition)), [objects])
}
