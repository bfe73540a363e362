import type { Wait } from '../machine/run-state.ts'
import type { WaitTimes } from '../node-type.ts'
import { later, type Span } from '../spans.ts'

/** What the waits of a run have open: timers with their moment, tasks with when they are due. */
export interface OpenTimes {
  readonly timers: readonly { readonly wait: number; readonly key: string; readonly at: string }[]
  readonly tasks: readonly { readonly wait: number; readonly key: string; readonly due: string | null }[]
}

/** A timer whose moment changes: `null` where there was or will be none. */
export interface MovedTimer {
  readonly wait: number
  readonly key: string
  readonly was: string | null
  readonly at: string | null
}

export interface MovedTask {
  readonly wait: number
  readonly key: string
  readonly was: string | null
  readonly due: string | null
}

interface Waiting {
  readonly wait: Wait
  readonly open: OpenTimes
  readonly now: string
}

/**
 * Which moments of a wait change with the settings of its node. A span that is another counts from where the old one did; what had no
 * moment before counts from now; what has come already does not come again.
 */
export function movedTimes({ wait, open, now }: Waiting, before: WaitTimes, after: WaitTimes): { readonly timers: readonly MovedTimer[]; readonly tasks: readonly MovedTask[] } {
  const keys = [...new Set([...before.timers, ...after.timers].map(({ key }) => key))]
  const timers = keys.flatMap((key): readonly MovedTimer[] => {
    const [old, next] = [before, after].map((times) => times.timers.find((timer) => timer.key === key))
    const was = open.timers.find((timer) => timer.wait === wait.id && timer.key === key)?.at ?? null
    if (old && was === null) return []
    const at = next ? (momentOf({ was, old: old?.after, next: next.after, now }) ?? unlessSame(was, old?.at, next.at)) : null
    return at === was ? [] : [{ wait: wait.id, key, was, at }]
  })
  const tasks = open.tasks.filter((task) => task.wait === wait.id).flatMap(({ key, due: was }): readonly MovedTask[] => {
    const due = momentOf({ was, old: before.due, next: after.due, now })
    return due === was ? [] : [{ wait: wait.id, key, was, due }]
  })
  return { timers, tasks }
}

/** A moment that both versions give alike stays as it was set, whatever it would come to today. */
const unlessSame = (was: string | null, old: string | null | undefined, next: string | null | undefined): string | null => (was !== null && old === next ? was : (next ?? null))

function momentOf({ was, old, next, now }: { readonly was: string | null; readonly old: Span | undefined; readonly next: Span | undefined; readonly now: string }): string | null {
  if (!next) return null
  if (was === null || !old) return later(now, next)
  return new Date(Date.parse(was) + Date.parse(later(now, next)) - Date.parse(later(now, old))).toISOString()
}
