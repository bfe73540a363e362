import { uuid7 } from '../../records/uuid7.ts'
import type { Runner } from '../../storage/statement.ts'
import { type Admission, admission, linkOf, type Underway } from './admission.ts'
import { insertRuns, type NewRun } from './insert-runs.ts'
import type { Start, Started } from './start.ts'
import { knownOccasions } from './known-occasions.ts'
import { tellRuns } from './tell-runs.ts'
import { readUnderway } from './underway.ts'
import { storeWaiting, type WaitingStart } from './waiting-starts.ts'

interface Starts {
  readonly starts: readonly Start[]
  readonly now: Date
}

/**
 * Starts flows, within a transaction, in the given order: each by its occasion once, never again for a record within its own
 * chain of causes, and as its overlap says where a run for the record is under way. Answers one result a start, in order. The
 * caller wakes the workers after the commit.
 */
export async function startFlows(runner: Runner, schema: string, { starts, now }: Starts): Promise<readonly Started[]> {
  if (starts.length === 0) return []
  const [underway, known] = await Promise.all([readUnderway(runner, schema, { starts, now }), knownOccasions(runner, schema, starts)])
  const deciding: Deciding = { underway, now, runs: [], waiting: new Map(), ending: new Map() }
  const decided = starts.map((start): Started => known.get(`${start.flow} ${start.occasion}`) ?? decide(deciding, start))
  await insertRuns(runner, schema, { runs: deciding.runs, now })
  await tellRuns(runner, schema, [...deciding.ending].map(([run, reason]) => ({ run, key: 'cancel', row: { kind: 'cancel', by: null, reason } })))
  await storeWaiting(runner, schema, { waiting: [...deciding.waiting.values()], now })
  return decided
}

/** What has been decided so far. */
interface Deciding {
  readonly underway: Map<string, Underway>
  readonly now: Date
  readonly runs: NewRun[]
  /** By flow and record the starts that wait; `isOnly`: those that were stored before are replaced by them. */
  readonly waiting: Map<string, { readonly starts: readonly WaitingStart[]; readonly isOnly: boolean }>
  /** Why runs end that others take the place of. */
  readonly ending: Map<string, 'restarted' | 'replaced'>
}

const nothing: Underway = { live: [], recent: 0, isAwaited: false, isHeld: false }

function decide(deciding: Deciding, start: Start): Started {
  const key = linkOf(start.flow, start.record)
  const now = deciding.underway.get(key) ?? nothing
  const how = admission(start, now)
  switch (how.kind) {
    case 'skip':
      return { state: 'skipped', run: null }
    case 'queue':
      queue(deciding, { key, start, how })
      return { state: 'queued', run: null }
    case 'hold':
    case 'start': {
      const id = uuid7(deciding.now.getTime())
      const isHeld = how.kind === 'hold'
      deciding.runs.push({ ...start, id, ...(isHeld && { fault: { code: how.code, params: how.params } }) })
      deciding.underway.set(key, { ...now, recent: now.recent + 1, isHeld: now.isHeld || isHeld, live: isHeld ? now.live : [...now.live, { id, ready: true }] })
      return isHeld ? { state: 'held', run: null } : { state: 'started', run: id }
    }
  }
}

function queue({ underway, waiting, ending }: Deciding, { key, start, how }: { key: string; start: Start; how: Extract<Admission, { kind: 'queue' }> }): void {
  const now = underway.get(key) ?? nothing
  const before = waiting.get(key)
  const isOnly = how.ends !== undefined
  if (how.ends) for (const { id } of now.live) ending.set(id, how.ends)
  underway.set(key, { ...now, isAwaited: true })
  waiting.set(key, { starts: [...(isOnly ? [] : (before?.starts ?? [])), { ...start, until: how.until }], isOnly: isOnly || (before?.isOnly ?? false) })
}
