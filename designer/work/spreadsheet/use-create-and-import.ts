import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportRequest } from '../../../schemas/api/import.ts'
import type { Job } from '../../../schemas/api/job.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { RoleDefinition } from '../../../schemas/roles/role.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get, post } from '../../app/api.ts'
import { isFinished, jobProblem } from '../../app/job.ts'
import { useWorkspace } from '../../app/me.ts'
import { queryClient } from '../../app/queries.ts'
import { useApp, workspaceKey } from '../../app/workspace.ts'
import { putObject, type WhoWorks } from '../../design/objects/new-object.ts'
import { fetchReview } from '../../design/review/fetch-plan.ts'
import { startImport } from '../import/import-queries.ts'

/** Everything that is needed to make the object and to fill it. */
export interface Wish {
  readonly object: ObjectDefinition
  readonly who: WhoWorks
  readonly roles: readonly RoleDefinition[]
  readonly request: ImportRequest
  /** Whether the draft holds changes already: then they are reviewed together with the new object. */
  readonly isDraftBusy: boolean
}

/** How far it is. `review`: the object waits in the draft until somebody has looked at all changes and published. */
export type Making =
  | { readonly step: 'idle' }
  | { readonly step: 'saving' | 'publishing' | 'review'; readonly wish: Wish }
  | { readonly step: 'importing'; readonly wish: Wish; readonly job: string }

/** Saves the object, publishes it where nothing else waits in the draft, and begins the import. */
export function useCreateAndImport() {
  const { slug } = useWorkspace()
  const { system } = useApp()
  const [state, setState] = useState<Making>({ step: 'idle' })
  const work = useMutation({
    mutationFn: async (wish: Wish) => {
      setState({ step: 'saving', wish })
      const changed = await putObject(slug, wish.object, wish)
      const review = wish.isDraftBusy || !system.includes('publish') ? undefined : await plainReview(slug, changed)
      if (!review) return setState({ step: 'review', wish })
      setState({ step: 'publishing', wish })
      await publish(slug, review)
      const job = await startImport(slug, wish.request)
      return setState({ step: 'importing', wish, job: job.id })
    },
    // What was saved is in the draft already: only a fault before that leads back to the form.
    onError: (_, wish) => setState((now) => (now.step === 'saving' ? { step: 'idle' } : now.step === 'publishing' ? { step: 'review', wish } : now)),
  })
  return { state, start: work.mutate, isWorking: work.isPending, problem: work.error }
}

export type CreateAndImportState = ReturnType<typeof useCreateAndImport>

/** What a publish of just these changes would do; undefined where somebody should look at it first. */
async function plainReview(workspace: string, changed: readonly string[]) {
  const review = await fetchReview(workspace, changed, { policies: {}, signal: new AbortController().signal })
  const isPlain = review.plan.publishable && review.needed.length === 0 && review.plan.steps.every((step) => step.class === 'safe')
  return isPlain ? review : undefined
}

async function publish(workspace: string, { plan, only }: NonNullable<Awaited<ReturnType<typeof plainReview>>>): Promise<void> {
  const begun = await post<Job>(addressesOf(workspace).publish, { digest: plan.digest, only })
  let job = begun
  while (!isFinished(job)) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    job = await get<Job>(addressesOf(workspace).job(job.id))
  }
  if (job.state !== 'done') throw jobProblem(job)
  // A release changes what everybody sees: menus, lists, and the draft itself.
  await queryClient.invalidateQueries({ queryKey: workspaceKey(workspace) })
}
