import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { MeAnswer, Space } from '../../schemas/api/me.ts'
import { get, post } from './api.ts'
import { queryClient } from './queries.ts'

/** Who is signed in, and where this account works. */
export type Me = MeAnswer

type MyWorkspace = MeAnswer['workspaces'][number]

export type SpaceName = Space

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => get<Me>('/api/me', { signal, mayBeSignedOut: true }),
  staleTime: 60_000,
})

/** Who is signed in. Pages below the frame are only shown once this is known. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

/** The workspace of the address. The frame's loader has refused addresses of workspaces that are not ours. */
export function useWorkspace(): MyWorkspace {
  const { workspace } = useParams()
  const mine = useMe().workspaces.find((each) => each.slug === workspace)
  if (!mine) throw new Error(`no workspace ${workspace}`)
  return mine
}

/** Forgets everything that was fetched: the next person on this device must not see it. */
export async function signOut(): Promise<void> {
  await post('/api/sign-out')
  queryClient.clear()
}
