import Type from 'typebox'
import { readSettings, type StoredSettings, updateSettings } from '../../runtime/workspaces/settings.ts'
import { WorkspaceSettings } from '../../schemas/workspace-settings.ts'
import { etagOf, requiredVersion } from '../http/preconditions.ts'
import { route } from '../route.ts'

const tag = 'Workspace'
const settings = '/api/w/:workspace/settings'

export const settingsRoutes = [
  route({
    method: 'GET', path: settings, policy: ['settings'], tag, summary: 'Read the settings of the workspace',
    answers: { 200: WorkspaceSettings },
    work: async ({ caller }) => answered(await readSettings(caller)),
  }),
  route({
    method: 'PATCH', path: settings, policy: ['settings'], versioned: 'seen', tag, summary: 'Change the settings of the workspace',
    body: Type.Partial(WorkspaceSettings, { additionalProperties: false, minProperties: 1 }), answers: { 200: WorkspaceSettings },
    work: async ({ parts, caller, body, ifMatch }) => {
      const stored = await updateSettings(caller, { version: requiredVersion(ifMatch), patch: body })
      parts.identity.forgetCallers(caller.workspace.slug)
      return answered(stored)
    },
  }),
]

const answered = ({ values, version }: StoredSettings) => ({ body: values, headers: { etag: etagOf(version) } })
