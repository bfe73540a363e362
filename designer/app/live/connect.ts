import { addressesOf } from '../addresses.ts'
import { queryClient } from '../queries.ts'
import { workspaceKey } from '../workspace.ts'
import { type LiveEvent, setLive, tell } from './live.ts'

const kinds: readonly LiveEvent['event'][] = ['release', 'record', 'task', 'notification', 'job', 'run']

const longestPause = 60_000

/**
 * Listens to the events of a workspace until it is called off. A tab that nobody sees lets go: browsers give all tabs
 * together only a few connections. What broke off is taken up again, after longer and longer pauses; meanwhile pages
 * ask by themselves, as they do without events.
 */
export function connect(workspace: string): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = 1000

  const close = (): void => {
    clearTimeout(timer)
    source?.close()
    source = undefined
    setLive(false)
  }
  const open = (): void => {
    if (source || document.hidden) return
    source = new EventSource(addressesOf(workspace).events)
    source.addEventListener('open', () => {
      pause = 1000
      setLive(true)
      refresh(workspace)
    })
    source.addEventListener('error', () => {
      setLive(false)
      // The browser tries again by itself unless the server declined.
      if (source?.readyState === EventSource.CLOSED) later()
    })
    for (const kind of kinds) source.addEventListener(kind, ({ data }: MessageEvent<string>) => hear(workspace, { event: kind, data: read(data) }))
  }
  const later = (): void => {
    close()
    timer = setTimeout(open, pause)
    pause = Math.min(pause * 2, longestPause)
  }
  const look = (): void => (document.hidden ? close() : open())

  document.addEventListener('visibilitychange', look)
  open()
  return () => {
    document.removeEventListener('visibilitychange', look)
    close()
  }
}

function hear(workspace: string, told: LiveEvent): void {
  const { event, data } = told
  if (event === 'notification') forget(workspace, 'notifications')
  if (event === 'task' || event === 'run') forget(workspace, 'tasks')
  // Of records only the one that is open: lists stay as they are while somebody reads them.
  if (event === 'record') void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isRecord(queryKey, workspace, data['id']) })
  tell(told)
}

/** What may have happened while nobody listened. */
function refresh(workspace: string): void {
  forget(workspace, 'notifications')
  forget(workspace, 'tasks')
}

/** Whether a key is that of one record, of whatever object. */
const isRecord = ([, of, part, , one, key]: readonly unknown[], workspace: string, id: unknown): boolean => of === workspace && part === 'records' && one === 'one' && key === id

// Much may happen at once: what is shown is asked for once.
const forgotten = new Map<string, readonly unknown[]>()

function forget(workspace: string, ...part: readonly unknown[]): void {
  const queryKey = workspaceKey(workspace, ...part)
  if (forgotten.size === 0) setTimeout(askAgain, 100)
  forgotten.set(JSON.stringify(queryKey), queryKey)
}

function askAgain(): void {
  const keys = [...forgotten.values()]
  forgotten.clear()
  for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
}

function read(text: string): LiveEvent['data'] {
  try {
    // Written by our own server; the shape is part of the API.
    return JSON.parse(text) as LiveEvent['data']
  } catch {
    return {}
  }
}
