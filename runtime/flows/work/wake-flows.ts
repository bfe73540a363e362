import { keepActive } from '../../workspaces/activity.ts'
import type { Workspace } from '../../workspaces/workspace.ts'

/** Milliseconds for which a workspace need not be said to be active again: well within the half minute that it stays so. */
const saidFor = 10_000

const saidAt = new WeakMap<Workspace, number>()

/**
 * Says that the flows of a workspace are about to have something to do. Awaited before the write that brings it, so that
 * some process finds it, whatever ends in between; costs a statement every ten seconds.
 */
export async function expectFlowWork(workspace: Workspace): Promise<void> {
  const now = performance.now()
  if (now - (saidAt.get(workspace) ?? -Infinity) < saidFor) return
  await keepActive(workspace.data, workspace.slug)
  saidAt.set(workspace, now)
}

/** Wakes the workers of all processes. Called after the commit of what `expectFlowWork` has announced. */
export const wakeFlows = ({ ports, slug }: Workspace): void => ports.wake.flows(slug)
