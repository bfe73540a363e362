import { queryOptions } from '@tanstack/react-query'
import type { DraftAnswer } from '../../../schemas/api/draft.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { draftKey } from '../../app/frame/DraftStrip.tsx'

/** What the draft consists of and what it changes. The frame asks it too, so it stands apart from what only editors need. */
export const draftQuery = (workspace: string) =>
  queryOptions({
    queryKey: draftKey(workspace),
    queryFn: ({ signal }) => get<DraftAnswer>(addressesOf(workspace).draft, { signal }),
  })
