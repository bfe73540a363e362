import type { Caller } from '../../caller.ts'
import type { Workspace } from '../../workspaces/workspace.ts'
import { nobody } from '../step/flow-caller.ts'

/** Nobody in particular, who may do nothing: the runtime itself, looking after flows under the live plan. */
export function systemCaller(workspace: Workspace): Caller {
  const plan = workspace.plan()
  return { workspace, plan, person: nobody(plan), access: { key: '', object: () => nothing, system: new Set(), hasRules: false }, rights: 0 }
}

const nothing = {
  create: false, read: false, update: false, delete: false, assign: false, claim: false, export: false, import: false, readable: new Set<string>(), editable: new Set<string>(),
} as const
