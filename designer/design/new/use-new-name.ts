import { useState } from 'react'
import type { KindName } from '../../../schemas/definition-set.ts'
import { useDraft } from '../draft/draft-queries.ts'
import { useApiName } from '../names/use-api-name.ts'

export interface NewName {
  /** Undefined as long as there is nothing to make it from. */
  readonly name: string | undefined
  readonly isTaken: (name: string) => boolean
  readonly setName: (name: string) => void
}

/** The API name of a new definition: made from these words among all names of its kind, until somebody chooses one. */
export function useNewName(kind: KindName, words: string): NewName {
  const { data: draft } = useDraft()
  const [chosen, setName] = useState<string | null>(null)
  const isTaken = (name: string) => (draft?.definitions ?? []).some((other) => other.kind === kind && other.name === name)
  const suggested = useApiName(words, isTaken)
  return { name: chosen ?? suggested, isTaken, setName }
}
