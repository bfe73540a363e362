import { useQuery } from '@tanstack/react-query'
import type { DraftAnswer } from '../../../schemas/api/draft.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { useApp, workspaceKey } from '../../app/workspace.ts'

/** What the draft consists of, for those who design; nobody else may ask. */
export function useDrafted() {
  const { slug } = useWorkspace()
  const { system } = useApp()
  return useQuery({
    queryKey: workspaceKey(slug, 'draft', 'kinds'),
    queryFn: ({ signal }) => get<DraftAnswer>(addressesOf(slug).draft, { signal }),
    enabled: system.includes('design'),
  })
}
