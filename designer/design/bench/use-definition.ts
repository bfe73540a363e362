import { queryOptions, useQuery } from '@tanstack/react-query'
import type { KindName } from '../../../schemas/definition-set.ts'
import { useWorkspace } from '../../app/me.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { type DefinitionPlace, fetchDefinition } from '../draft/draft-queries.ts'

export const definitionQuery = (place: DefinitionPlace) =>
  queryOptions({
    queryKey: workspaceKey(place.workspace, 'definition', place.kind, place.name),
    queryFn: ({ signal }) => fetchDefinition(place, signal),
    staleTime: 0,
  })

/** One definition of the draft, asked again whenever somebody comes back to the page. */
export function useDefinition(kind: KindName, name: string) {
  const { slug } = useWorkspace()
  return useQuery(definitionQuery({ workspace: slug, kind, name }))
}
