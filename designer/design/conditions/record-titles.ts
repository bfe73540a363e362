import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { peopleObject } from '../../../schemas/objects/names.ts'
import { childrenOf, type RuleTree } from '../../../schemas/rules/tree.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { workspaceKey } from '../../app/workspace.ts'

/** A record or person that a rule names by its id. */
export interface NamedRecord {
  readonly object: string
  readonly id: string
}

/** The titles of records and people, as far as they have arrived and may be read. */
export function useRecordTitles(set: DefinitionSet, wanted: readonly NamedRecord[]): (object: string, id: string) => string | undefined {
  const { slug } = useWorkspace()
  const some = wanted.slice(0, mostTitles)
  const titles = useQueries({
    queries: some.map(({ object, id }) => ({
      queryKey: workspaceKey(slug, 'title', object, id),
      queryFn: ({ signal }: { signal: AbortSignal }) => fetchTitle({ workspace: slug, set, signal }, { object, id }),
      staleTime: 60_000,
      retry: false,
    })),
    combine: titlesIn,
  })
  const keys = some.map(keyOf).join(' ')
  return useMemo(() => {
    const known = new Map(keys.split(' ').map((key, index) => [key, titles[index]]))
    return (object, id) => known.get(keyOf({ object, id })) ?? undefined
  }, [keys, titles])
}

/** A rule with more is not read name by name. */
const mostTitles = 40

const keyOf = ({ object, id }: NamedRecord): string => `${object}/${id}`

// Named, for a function that is made anew would be run at every render.
const titlesIn = (results: readonly { data: string | null | undefined }[]): readonly (string | null | undefined)[] => results.map(({ data }) => data)

interface Fetching {
  readonly workspace: string
  readonly set: DefinitionSet
  readonly signal: AbortSignal
}

async function fetchTitle({ workspace, set, signal }: Fetching, { object, id }: NamedRecord): Promise<string | null> {
  const addresses = addressesOf(workspace)
  if (object === peopleObject) return (await get<{ name: string }>(addresses.person(id), { signal })).name
  const title = set.get('object', object)?.title
  const { values } = await get<RecordAnswer>(addresses.record(object, id), { signal })
  const value = title === undefined ? undefined : values[title]
  return typeof value === 'string' ? value : null
}

/** The records that a checked rule names. */
export function recordsIn(tree: RuleTree): readonly NamedRecord[] {
  if (tree.kind !== 'literal') return childrenOf(tree).flatMap(recordsIn)
  const { type, value } = tree
  const object = type.type === 'record' ? type.object : type.type === 'list' && type.of.type === 'record' ? type.of.object : undefined
  if (object === undefined) return []
  return [value].flat().flatMap((id) => (typeof id === 'string' ? [{ object, id }] : []))
}
