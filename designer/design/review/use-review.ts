import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DraftChange } from '../../../schemas/api/draft.ts'
import type { Policy } from '../../../schemas/api/publish-plan.ts'
import { definitionKey } from '../../../schemas/definition.ts'
import { useWorkspace } from '../../app/me.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { useDraft } from '../draft/draft-queries.ts'
import { fetchReview, type Policies } from './fetch-plan.ts'
import { groupByAuthor, noTicks, tick, tickedKeys } from './selection.ts'

const noChanges: readonly DraftChange[] = []
const noPolicies: Policies = {}

/** The draft under review: what is chosen, and what its publish would do. */
export function useReview() {
  const { slug, person } = useWorkspace()
  const draft = useDraft()
  const changes = draft.data?.changes ?? noChanges
  const [ticks, setTicks] = useState(noTicks)
  const [policies, setPolicies] = useState(noPolicies)
  const chosen = tickedKeys(ticks, changes, person.id)
  const review = useQuery({
    // Another revision of anything is another question, and so is another live release.
    queryKey: workspaceKey(slug, 'plan', draft.data?.base, changes.map(({ id, revision }) => `${id} ${revision}`), chosen, policies),
    queryFn: ({ signal }) => fetchReview(slug, chosen, { policies, signal }),
    enabled: chosen.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  return {
    draft,
    groups: groupByAuthor(changes, person.id),
    chosen,
    setTicked: (of: readonly DraftChange[], isOn: boolean) => setTicks(tick(ticks, of, isOn)),
    /** Ticks by hand what is ticked: it stays so when somebody else edits it, and with it becomes its author. */
    holdTicks: () => setTicks(tick(ticks, changes.filter((change) => chosen.includes(definitionKey(change))), true)),
    policies,
    setPolicy: (cause: string, policy: Policy) => setPolicies({ ...policies, [cause]: policy }),
    review: chosen.length > 0 ? review.data : undefined,
    isAsking: chosen.length > 0 && (review.isPending || review.isPlaceholderData),
    problem: review.error,
    refresh: async () => {
      await draft.refetch()
      await review.refetch()
    },
  }
}

export type ReviewState = ReturnType<typeof useReview>
