import { useEffect, useRef } from 'react'
import type { TaskRow } from '../../../schemas/api/task.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { recordsKey } from '../records/record-queries.ts'
import type { ApprovedRecord } from './run-queries.ts'

/** With its tasks it changes what of a record is locked and what it offers: the record on the page is asked for again. */
export function useRecordFollows({ object, id }: ApprovedRecord, tasks: readonly TaskRow[] | undefined): void {
  const { slug } = useWorkspace()
  const stand = tasks?.map((task) => `${task.id} ${task.rev}`).join()
  const seen = useRef(stand)
  useEffect(() => {
    const isNew = seen.current !== undefined && seen.current !== stand
    seen.current = stand
    if (!isNew) return
    for (const part of ['one', 'buttons']) void queryClient.invalidateQueries({ queryKey: recordsKey({ workspace: slug, object }, part, id) })
  }, [slug, object, id, stand])
}
