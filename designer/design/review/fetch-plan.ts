import type { DraftChange } from '../../../schemas/api/draft.ts'
import type { Policy, PublishPlan } from '../../../schemas/api/publish-plan.ts'
import { definitionKey } from '../../../schemas/definition.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'

export type Policies = Readonly<Record<string, Policy>>

/** What a publish of a selection would do, with what had to be added so that it can stand alone. */
export interface Review {
  readonly plan: PublishPlan
  /** All that would be published: what was chosen and what it needs. */
  readonly only: readonly string[]
  readonly needed: readonly DraftChange[]
}

/** Asks what a selection would do, and adds what it cannot do without until nothing is missing. */
export async function fetchReview(workspace: string, chosen: readonly string[], { policies, signal }: { policies: Policies; signal: AbortSignal }): Promise<Review> {
  let only = chosen
  const needed = new Map<string, DraftChange>()
  for (;;) {
    const plan = await post<PublishPlan>(addressesOf(workspace).plan, { only, policies }, { signal })
    const missing = plan.needed.filter((change) => !only.includes(definitionKey(change)))
    if (missing.length === 0) return { plan, only, needed: [...needed.values()] }
    for (const change of missing) needed.set(definitionKey(change), change)
    only = [...only, ...missing.map(definitionKey)].toSorted()
  }
}
