import { readHook, secretOf } from '../hooks/hook-secret.ts'
import type { Workspace } from '../../workspaces/workspace.ts'

/** Stands in the place of a flow for what the workspace itself sends. */
export const ownHook = '_workspace'

/** The secret by which the workspace signs what it sends. */
export const workspaceSecret = async (workspace: Workspace): Promise<string> => secretOf(workspace, await readHook(workspace, ownHook))
