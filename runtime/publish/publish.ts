import { randomUUID } from 'node:crypto'
import type { Issue } from '../../schemas/issue.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { accessOf } from '../roles/access.ts'
import { readDraftWith } from './draft-state.ts'
import { flowExceedsOwnRights } from './flow-grant-issues.ts'
import { exceedsOwnRights } from './grant-issues.ts'
import { preparePublish, type PreparedPublish, type PublishChoices } from './prepare-publish.ts'
import { targetOf } from './publish-target.ts'
import { switchRelease } from './switch.ts'
import { keepActive } from '../workspaces/activity.ts'
import { readTrash } from './trash.ts'

/** A publish as its reviewer agreed to it. */
export interface PublishRequest extends PublishChoices {
  readonly digest: string
  readonly note?: string
}

/** What a publish of the draft, of a selection, or of an earlier release would do. Changes nothing. */
export async function planPublish(caller: Caller, request: PublishChoices): Promise<PreparedPublish> {
  const { workspace } = caller
  const { state, target, trash } = await readDraftWith(workspace, async (tx, read) => ({
    state: read,
    target: await targetOf(tx, workspace, { state: read, request }),
    trash: await readTrash(tx, workspace.tables),
  }))
  return preparePublish(await underRelease(caller, state.base), { state, target, trash })
}

/**
 * Publishes what was reviewed and answers the id of its finished job, whose result is the number of the new release.
 * Refuses `stale-review` for another digest than the present one, `exceeds-own-rights`, and `blocked` with everything
 * that speaks against it.
 */
export async function publish(caller: Caller, { digest, note = '', ...choices }: PublishRequest): Promise<{ job: string }> {
  const prepared = await planPublish(caller, choices)
  if (prepared.digest !== digest) throw new Refusal('stale-review', { details: { digest: prepared.digest } })
  if (!prepared.publishable) throw blocked(prepared)
  const { workspace } = caller
  const job = randomUUID()
  // A release may bring work that time demands; a workspace at rest would not be looked at for it.
  await keepActive(workspace.owner, workspace.slug)
  await switchRelease(caller, prepared, { note, job })
  const { release } = await workspace.reload()
  // A load that had begun before the switch may have answered the release before.
  if (release <= prepared.state.base) await workspace.reload()
  workspace.ports.wake.released(workspace.slug)
  return { job }
}

/** The caller under the release that the draft stands on. */
async function underRelease(caller: Caller, number: number): Promise<Caller> {
  if (caller.plan.release === number) return caller
  const plan = await caller.workspace.reload()
  return { ...caller, plan, access: accessOf(plan, caller.access.key.split(',')) }
}

function blocked({ issues, checks, steps }: PreparedPublish): Refusal {
  const code = issues.some((issue) => issue.code === exceedsOwnRights || issue.code === flowExceedsOwnRights) ? 'exceeds-own-rights' : 'blocked'
  const failing = checks.filter((check) => check.failing > 0 && check.policy === 'block')
  const found: readonly Issue[] = [
    ...issues,
    ...failing.map(({ cause, code: demand, params }) => ({
      code: `publish.records-break.${demand}`,
      path: `/policies/${cause}`,
      params,
    })),
  ]
  return new Refusal(code, {
    issues: found.length === 0 && steps.length === 0 ? [{ code: 'publish.nothing-to-publish', path: '' }] : found,
  })
}
