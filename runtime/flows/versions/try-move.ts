import type { MoveRuns, MoveTrial } from '../../../schemas/api/flow-version.ts'
import type { Caller } from '../../caller.ts'
import { peekRuns } from '../step/load-run.ts'
import { liveRuns } from './live-runs.ts'
import { type MappedRun, mappedRun, nothingOpen, openOfRuns } from './mapped-run.ts'
import { type NumberedVersion, versionPair } from './version-pair.ts'

/** Runs that a trial names one by one. */
const mostNamed = 1_000

/** Says of each run under way by a version whether it could go by another, and what that would change. Refuses as `versionPair`. */
export async function tryMove(caller: Caller, move: NumberedVersion & MoveRuns): Promise<MoveTrial> {
  const { workspace, plan } = caller
  const { sql } = workspace.data
  const pair = await versionPair(sql, plan, move)
  const now = workspace.ports.clock.now()
  const tried: { readonly run: string; readonly mapped: MappedRun }[] = []
  for (let after: string | null = null; ; ) {
    const ids: readonly string[] = await liveRuns(sql, plan, { flow: pair.flow, version: pair.from.plan.version, after })
    const [runs, open] = await Promise.all([peekRuns(sql, plan.schema, ids), openOfRuns(sql, caller, ids)])
    for (const run of runs) tried.push({ run: run.id, mapped: await mappedRun(sql, caller, { pair, run, open: open.get(run.id) ?? nothingOpen, now }) })
    const last = ids.at(-1)
    if (last === undefined) return addedUp(tried)
    after = last
  }
}

function addedUp(tried: readonly { readonly run: string; readonly mapped: MappedRun }[]): MoveTrial {
  const moved = tried.flatMap(({ mapped }) => (mapped.kind === 'moved' ? [mapped] : []))
  const refused = tried.flatMap(({ run, mapped }) => (mapped.kind === 'refused' ? [{ run, refusals: [...mapped.refusals] }] : []))
  const standing = moved.flatMap(({ places, state: { waits }, timers, tasks }) => {
    const timed = new Set([...timers, ...tasks].map(({ wait }) => waits.find(({ id }) => id === wait)?.node))
    return [...new Map(places.map((place) => [`${place.from} ${place.to}`, place])).values()].map((place) => ({ ...place, isTimed: timed.has(place.to) }))
  })
  return {
    runs: tried.length,
    movable: moved.length,
    places: [...Map.groupBy(standing, ({ from, to }) => `${from} ${to}`).values()].flatMap((same) => (same[0] ? [{ from: same[0].from, to: same[0].to, runs: same.length, timed: same.filter(({ isTimed }) => isTimed).length }] : [])),
    timers: moved.reduce((sum, { timers }) => sum + timers.length, 0),
    tasks: moved.reduce((sum, { tasks }) => sum + tasks.length, 0),
    refusals: [...Map.groupBy(refused.flatMap(({ refusals }) => refusals), ({ fault, node }) => `${fault} ${node}`).values()].flatMap((same) => (same[0] ? [{ ...same[0], runs: same.length }] : [])),
    each: [...refused, ...tried.flatMap(({ run, mapped }) => (mapped.kind === 'moved' ? [{ run, refusals: [] }] : []))].slice(0, mostNamed),
  }
}
