import { useState } from 'react'
import { useDraftSet } from '../draft/draft-queries.ts'

/** Whether all definitions have arrived once: while those that a save has changed come again, what is open stays as it is. */
export function useOnceComplete(): boolean {
  const { isComplete } = useDraftSet()
  const [wasComplete, setWasComplete] = useState(isComplete)
  if (isComplete && !wasComplete) setWasComplete(true)
  return isComplete || wasComplete
}
