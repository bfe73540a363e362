import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DraftDefinition, DraftEntry } from '../../../schemas/api/draft.ts'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import { definitionSet, type DefinitionSet } from '../../../schemas/definition-set.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { draftKey } from '../../app/frame/DraftStrip.tsx'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { draftQuery } from './draft-query.ts'

export function useDraft() {
  const { slug } = useWorkspace()
  return useQuery(draftQuery(slug))
}

/** Where a definition stands in the draft. */
export interface DefinitionPlace {
  workspace: string
  kind: string
  name: string
}

/** Fetches one definition of the draft as it stands now. */
export const fetchDefinition = ({ workspace, kind, name }: DefinitionPlace, signal?: AbortSignal): Promise<DraftDefinition> =>
  get<DraftDefinition>(addressesOf(workspace).definition(kind, name), signal ? { signal } : {})

/** The body of a definition at one revision never changes, so it is kept as long as the page is open. */
const bodyQuery = (workspace: string, base: number, entry: DraftEntry) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'body', entry.kind, entry.id, base, entry.revision],
    queryFn: async ({ signal }) => bodyOf(await fetchDefinition({ workspace, kind: entry.kind, name: entry.name }, signal)),
    staleTime: Number.POSITIVE_INFINITY,
  })

// The server answers only definitions that fit their kind's schema.
const bodyOf = ({ definition }: DraftDefinition): DefinitionHeader => definition as unknown as DefinitionHeader

const noEntries: readonly DraftEntry[] = []

interface DraftBodies {
  /** Everything that has arrived so far. */
  bodies: readonly DefinitionHeader[]
  /** The same, looked up by kind and name. */
  set: DefinitionSet
  isComplete: boolean
  problem: unknown
}

/** All definitions of the draft with their bodies: what checks, translations and rights look at. */
export function useDraftSet(): DraftBodies {
  const { slug } = useWorkspace()
  const { data: draft, error } = useDraft()
  const entries = draft?.definitions ?? noEntries
  const { bodies, failure } = useQueries({
    queries: entries.map((entry) => bodyQuery(slug, draft?.base ?? 0, entry)),
    combine: bodiesIn,
  })
  const set = useMemo(() => definitionSet(bodies), [bodies])
  return { bodies, set, isComplete: draft !== undefined && bodies.length === entries.length, problem: error ?? failure }
}

// Named, for a function that is made anew would be run at every render.
const bodiesIn = (results: readonly { data: DefinitionHeader | undefined; error: unknown }[]) => ({
  bodies: results.flatMap(({ data }) => (data ? [data] : [])),
  failure: results.find(({ error }) => error)?.error,
})

/** The draft has changed: everything that shows it asks again. */
export const draftChanged = (workspace: string): Promise<void> => queryClient.invalidateQueries({ queryKey: draftKey(workspace) })

/** Several definitions may have changed by one command: whoever shows one asks again as well. */
export async function definitionsChanged(workspace: string): Promise<void> {
  await Promise.all([draftChanged(workspace), queryClient.invalidateQueries({ queryKey: workspaceKey(workspace, 'definition') })])
}
