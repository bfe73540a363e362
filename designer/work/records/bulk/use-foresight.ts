import { useEffect, useState } from 'react'
import { type BulkPlace, type BulkWrite, foresee, type Foreseen } from './bulk-work.ts'

const nothingYet: Foreseen = { asked: 0, refused: new Map() }

/** What the writes would come to, told piece by piece from when this is shown until it is left. Other writes need a place of their own. */
export function useForesight({ workspace, object }: BulkPlace, writes: readonly BulkWrite[]): Foreseen & { readonly hasFailed: boolean } {
  const [foreseen, setForeseen] = useState(nothingYet)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    const left = new AbortController()
    const { signal } = left
    // Whatever the failure: the work itself judges each record, so it may go on without foresight.
    foresee({ workspace, object }, writes, { signal, onProgress: (next) => !signal.aborted && setForeseen(next) }).catch(() => !signal.aborted && setFailed(true))
    return () => left.abort()
  }, [workspace, object, writes])
  return { ...foreseen, hasFailed }
}
