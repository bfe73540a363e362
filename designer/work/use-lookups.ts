import { useMemo } from 'react'
import { useWorkspace } from '../app/me.ts'
import type { LookupSource } from '../controls/lookup-source.ts'
import { useReader } from '../i18n/reader.ts'
import { lookupSourceOf } from './search-records.ts'

/** Where the inputs of the workspace find records and people, told apart as this reader reads values. */
export function useLookups(): LookupSource {
  const { slug } = useWorkspace()
  const reader = useReader()
  return useMemo(() => lookupSourceOf(slug, reader), [slug, reader])
}
