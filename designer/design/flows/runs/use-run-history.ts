import { useQuery } from '@tanstack/react-query'
import type { RunAnswer, RunHistoryEntry, RunHistoryPage } from '../../../../schemas/api/run.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { get, withQuery } from '../../../app/api.ts'
import { useWorkspace } from '../../../app/me.ts'
import { workspaceKey } from '../../../app/workspace.ts'

const none: readonly RunHistoryEntry[] = []

/** The whole history of a run, oldest first; read again when the run has gone on. */
export function useRunHistory({ id, rev }: Pick<RunAnswer, 'id' | 'rev'>): readonly RunHistoryEntry[] {
  const { slug } = useWorkspace()
  const { data = none } = useQuery({
    queryKey: workspaceKey(slug, 'runs', 'history', id, rev),
    queryFn: async ({ signal }) => {
      const entries: RunHistoryEntry[] = []
      for (let after: number | null = 0; after !== null; ) {
        const page: RunHistoryPage = await get<RunHistoryPage>(withQuery(addressesOf(slug).runHistory(id), { after: String(after) }), { signal })
        entries.push(...page.items)
        after = page.next
      }
      return entries
    },
    placeholderData: (before) => before,
  })
  return data
}
