import { queryOptions, useQuery } from '@tanstack/react-query'
import type { SecretAnswer, SecretList } from '../../../schemas/api/secret.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, request } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { useApp, workspaceKey } from '../../app/workspace.ts'

export const secretsQuery = (workspace: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'secrets'),
    queryFn: async ({ signal }) => (await get<SecretList>(addressesOf(workspace).secrets, { signal })).items,
  })

/** The secrets of the workspace, for who designs and for who may enter them; whoever may do neither is told of none. */
export function useSecrets() {
  const { slug } = useWorkspace()
  const { system } = useApp()
  return useQuery({ ...secretsQuery(slug), enabled: system.includes('design') || system.includes('settings') })
}

/** Whether the reader may enter secrets. */
export const useMayEnterSecrets = (): boolean => useApp().system.includes('settings')

interface NewSecret {
  readonly name: string
  readonly value: string
  /** What is replaced; undefined for one that is new. */
  readonly stored: SecretAnswer | undefined
}

/** Stores a secret. @throws Problem `name-taken`, `stale-record`, `session-not-fresh`. */
export async function putSecret(workspace: string, { name, value, stored }: NewSecret): Promise<void> {
  const condition = stored ? { ifMatch: stored.version } : { ifNoneMatch: '*' }
  await request('PUT', addressesOf(workspace).secret(name), { body: { value }, ...condition })
  await queryClient.invalidateQueries({ queryKey: secretsQuery(workspace).queryKey })
}

/** Removes a secret. @throws Problem `in-use` while flows name it. */
export async function deleteSecret(workspace: string, { name, version }: SecretAnswer): Promise<void> {
  await request('DELETE', addressesOf(workspace).secret(name), { ifMatch: version })
  await queryClient.invalidateQueries({ queryKey: secretsQuery(workspace).queryKey })
}
