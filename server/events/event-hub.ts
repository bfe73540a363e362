import { readNews, type News } from '../../runtime/events/read-news.ts'
import type { Workspace } from '../../runtime/workspaces/workspace.ts'
import type { Log } from '../log.ts'

/** Looks after what happens in workspaces, for as long as somebody here wants to hear of it. */
export interface EventHub {
  /** Calls for whatever happens from now on, and for the release that is live; answers how to stop. */
  listen(workspace: Workspace, listener: Listener): () => void
  /** Something has happened in a workspace: it is looked at sooner. */
  wake(slug: string): void
  /** Tells all listeners that this process ends. */
  stop(): void
}

export interface Listener {
  readonly person: string
  hear(news: readonly News[]): void
  released(release: number): void
  /** Nothing more comes. */
  end(): void
}

/** Milliseconds between two looks where nobody wakes us. */
const pause = 1_000

/** What is committed so many milliseconds after its moment is still found. */
const overlap = 5_000

/** However often it is woken, a workspace is looked at no more often than after so many milliseconds. */
const shortest = 50

export function createEventHub({ log }: { readonly log: Log }): EventHub {
  const watches = new Map<string, Watch>()
  let isOver = false
  return {
    listen: (workspace, listener) => {
      if (isOver) queueMicrotask(() => listener.end())
      const watch = watches.get(workspace.slug) ?? watchOver(workspace, { log, ended: () => watches.delete(workspace.slug) })
      watches.set(workspace.slug, watch)
      return watch.add(listener)
    },
    wake: (slug) => watches.get(slug)?.wake(),
    stop: () => {
      isOver = true
      for (const watch of watches.values()) watch.end()
    },
  }
}

interface Watch {
  add(listener: Listener): () => void
  wake(): void
  end(): void
}

/** One look at a time, however many listen. What is known is passed over. */
function watchOver(workspace: Workspace, { log, ended }: { readonly log: Log; ended(): void }): Watch {
  const listeners = new Set<Listener>()
  const told = new Map<string, number>()
  const started = workspace.ports.clock.now().getTime()
  let since = started
  let { release } = workspace.plan()
  let timer: NodeJS.Timeout | undefined
  let isLooking = false

  const look = async (): Promise<void> => {
    isLooking = true
    try {
      const now = workspace.ports.clock.now().getTime()
      const found = await readNews(workspace, { since: new Date(since - overlap), people: [...new Set([...listeners].map(({ person }) => person))] })
      const news = found.filter((each) => each.at >= started && !told.has(keyOf(each)))
      for (const each of found) told.set(keyOf(each), each.at)
      for (const [key, at] of told) if (at < now - 4 * overlap) told.delete(key)
      since = now
      if (news.length > 0) for (const listener of listeners) listener.hear(news)
      tellRelease()
    } catch (error) {
      log.warn({ err: error, workspace: workspace.slug }, 'what is new could not be read')
    } finally {
      isLooking = false
      if (listeners.size > 0) plan(pause)
    }
  }
  const tellRelease = (): void => {
    const live = workspace.plan().release
    if (live === release) return
    release = live
    for (const listener of listeners) listener.released(live)
  }
  const plan = (after: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(), after).unref()
  }
  const end = (): void => {
    clearTimeout(timer)
    for (const listener of listeners) listener.end()
    listeners.clear()
    ended()
  }
  plan(pause)
  return {
    add: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) end()
      }
    },
    wake: () => {
      if (!isLooking) plan(shortest)
    },
    end,
  }
}

const keyOf = ({ event, data }: News): string => `${event} ${JSON.stringify(data)}`
