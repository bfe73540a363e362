import type { DecisionResult, ManyDecisionsInput } from '../../schemas/api/task.ts'
import type { Caller } from '../caller.ts'
import { Refusal } from '../refusal.ts'
import { decideTask } from './decide-task.ts'

/** What has become of one of several tasks. */
export type DecidedOne = { readonly done: DecisionResult } | { readonly id: string; readonly refusal: Refusal }

/** Decides several tasks alike, one after the other and each for itself. */
export async function decideMany(caller: Caller, { tasks, decision, comment, requestId }: ManyDecisionsInput): Promise<readonly DecidedOne[]> {
  const results: DecidedOne[] = []
  for (const { id, rev } of tasks) results.push(await decideOne(caller, id, { rev, decision, requestId, ...(comment !== undefined && { comment }) }))
  return results
}

async function decideOne(caller: Caller, id: string, input: Parameters<typeof decideTask>[2]): Promise<DecidedOne> {
  try {
    return { done: await decideTask(caller, id, input) }
  } catch (error) {
    if (error instanceof Refusal) return { id, refusal: error }
    throw error
  }
}
