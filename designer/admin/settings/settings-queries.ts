import { queryOptions } from '@tanstack/react-query'
import type { SigningSecret } from '../../../schemas/api/hook.ts'
import type { WorkspaceSettings } from '../../../schemas/workspace-settings.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, request } from '../../app/api.ts'
import { meQuery } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { workspaceKey } from '../../app/workspace.ts'

/** The settings as they are stored, and the version that a change is based on. */
export interface StoredSettings {
  readonly values: WorkspaceSettings
  readonly version: string | null
}

export const settingsQuery = (workspace: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'settings'),
    queryFn: async ({ signal }): Promise<StoredSettings> => {
      const { body, etag } = await request<WorkspaceSettings>('GET', addressesOf(workspace).settings, { signal })
      return { values: body, version: etag }
    },
  })

/** Saves what differs; everything that shows the workspace asks again, for its name and its money may be others now. */
export async function saveSettings(workspace: string, version: string | null, patch: Partial<WorkspaceSettings>): Promise<StoredSettings> {
  const { body, etag } = await request<WorkspaceSettings>('PATCH', addressesOf(workspace).settings, { body: patch, ifMatch: version })
  const stored = { values: body, version: etag }
  queryClient.setQueryData(settingsQuery(workspace).queryKey, stored)
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: workspaceKey(workspace, 'app') }),
    queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  ])
  return stored
}

/** The secret by which the workspace signs what it sends. */
export const signingSecretQuery = (workspace: string) =>
  queryOptions({
    queryKey: workspaceKey(workspace, 'signing-secret'),
    queryFn: ({ signal }) => get<SigningSecret>(addressesOf(workspace).signingSecret, { signal }),
  })

/** Puts another one in force at once. */
export async function renewSigningSecret(workspace: string): Promise<void> {
  const { body } = await request<SigningSecret>('POST', addressesOf(workspace).signingSecret)
  queryClient.setQueryData(signingSecretQuery(workspace).queryKey, body)
}

/** What of the settings is another than before. */
export function settingsPatch(before: WorkspaceSettings, form: WorkspaceSettings): Partial<WorkspaceSettings> {
  const changed = Object.entries(form).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof WorkspaceSettings]))
  return Object.fromEntries(changed)
}
