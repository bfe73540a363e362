import { claimEffects, keepEffects, type Room } from '../../runtime/flows/effects/claim-effects.ts'
import { type Outfit, sendEffect } from '../../runtime/flows/effects/send-effect.ts'
import type { OpenEffect } from '../../runtime/flows/effects/sending.ts'
import type { Workspace } from '../../runtime/workspaces/workspace.ts'
import { limited } from '../jobs/limited.ts'
import { createVisits } from '../jobs/visits.ts'

/** Performs the effects that runs want outside, so many at a time. */
interface EffectSender {
  /** A workspace has effects to perform. */
  ask(workspace: string): void
  /** Begins nothing more and ends after what is under way. */
  stop(): Promise<void>
}

interface EffectSenderParts {
  /** Undefined where there is no such workspace now. */
  opened(slug: string): Promise<Workspace | undefined>
  readonly outfit: Omit<Outfit, 'cutting'>
  /** An effect of a workspace has ended: its run may go on. */
  ended(workspace: string): void
  trouble(error: unknown, fields: Readonly<Record<string, string>>): void
}

/** Effects that ask others which one process performs at a time, and those of one workspace among them: nobody's slow calls hold up the others. */
const most = { process: 10, workspace: 6 }

/** Effects that are only stored: how many of a workspace are taken at once, and how many the process stores at a time. Each of these has a connection. */
const storing = { taken: 40, atOnce: 2 }

/** Milliseconds that effects under way have to end when the process stops. */
const graceful = 3_000

/** Milliseconds between two times that this process says what it still has: three times within a lease. */
const keptEvery = 3_000

/** Milliseconds after which a try that does not end is no longer kept from others. */
const longest = 60_000

interface UnderWay {
  readonly workspace: Workspace
  readonly open: OpenEffect
  readonly since: number
}

export function createEffectSender({ opened, outfit, ended, trouble }: EffectSenderParts): EffectSender {
  const cutting = new AbortController()
  const underWay = new Map<Promise<void>, UnderWay>()
  const inTurn = limited(storing.atOnce)
  let isStopping = false
  const begin = (workspace: Workspace, open: OpenEffect): void => {
    const send = (): Promise<void> => sendEffect(workspace, open, { ...outfit, cutting: cutting.signal })
    const work = (isOutside(open) ? send() : inTurn(send))
      .catch((error: unknown) => trouble(error, { workspace: workspace.slug, run: open.run, effect: open.key }))
      .finally(() => {
        underWay.delete(work)
        // What is only stored is taken by the batch: each look costs as much as a few of these effects.
        if (isOutside(open) || storedOf(workspace.slug, underWay.values()) === 0) ended(workspace.slug)
      })
    underWay.set(work, { workspace, open, since: performance.now() })
  }
  const visits = createVisits(async (slug) => {
    const room = roomFor(slug, [...underWay.values()])
    if (isStopping || room.outside + room.stored === 0) return
    try {
      const workspace = await opened(slug)
      if (!workspace) return
      for (const open of await claimEffects(workspace, room)) begin(workspace, open)
    } catch (error) {
      trouble(error, { workspace: slug })
    }
  })
  const keeping = setInterval(() => {
    for (const [workspace, held] of stillHeld([...underWay.values()])) {
      keepEffects(workspace, held.map(({ open }) => open)).catch((error: unknown) => trouble(error, { workspace: workspace.slug }))
    }
  }, keptEvery).unref()
  return {
    ask: visits.ask,
    stop: async () => {
      isStopping = true
      const impatience = setTimeout(() => cutting.abort(), graceful)
      await visits.settled()
      await Promise.all(underWay.keys())
      clearTimeout(impatience)
      clearInterval(keeping)
    },
  }
}

/** What has not been under way for too long, by workspace. */
function stillHeld(all: readonly UnderWay[]): ReadonlyMap<Workspace, readonly UnderWay[]> {
  const now = performance.now()
  return Map.groupBy(all.filter(({ since }) => now - since < longest), ({ workspace }) => workspace)
}

/** What may be begun for a workspace beside what is under way. What is only stored has room of its own: it never waits for other systems. */
function roomFor(slug: string, all: readonly UnderWay[]): Room {
  const outside = all.filter(({ open }) => isOutside(open))
  const ofWorkspace = outside.filter(({ workspace }) => workspace.slug === slug)
  return {
    outside: Math.max(Math.min(most.process - outside.length, most.workspace - ofWorkspace.length), 0),
    stored: storedOf(slug, all) === 0 ? storing.taken : 0,
  }
}

/** Effects of a workspace under way that are only stored. */
const storedOf = (slug: string, all: Iterable<UnderWay>): number => [...all].filter(({ workspace, open }) => workspace.slug === slug && !isOutside(open)).length

const isOutside = ({ destination }: OpenEffect): boolean => destination !== null
