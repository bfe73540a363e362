import { randomUUID } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { createAjv, lazyValidator } from '../runtime/compile/ajv.ts'
import type { Wake } from '../runtime/ports.ts'
import type { Connection } from '../runtime/storage/connect.ts'
import type { Log } from './log.ts'

/** What is to be done here when any process has something new. */
export interface Heard {
  released(workspace: string): void
  job(workspace: string, job: string): void
  flows(workspace: string): void
  /** The ear was deaf for a while: something may have passed unheard. */
  missed(): void
}

export interface Waking {
  readonly port: Wake
  /** Begins to hear the others; called when what hears them is ready. */
  listen(): Promise<void>
  stop(): Promise<void>
}

const Message = Type.Object({
  from: Type.String(),
  released: Type.Array(Type.String()),
  jobs: Type.Array(Type.Tuple([Type.String(), Type.String()])),
  /** Processes of the version before say nothing of flows. */
  flows: Type.Optional(Type.Array(Type.String())),
})

type Message = Static<typeof Message>

interface WakingParts {
  /** Says what is new. */
  readonly data: Connection
  /** Listens; goes past a transaction pooler. */
  readonly direct: Connection
  readonly log: Log
}

const channel = 'tessera'
const gatherFor = 5
// A message of Postgres holds 8,000 bytes; an entry of each kind has at most 180 together.
const mostEntries = 40

/**
 * Tells all processes what is new. This process hears it at once; the others by one NOTIFY for all that came within five
 * milliseconds, for a NOTIFY within each write's transaction would make commits wait for each other.
 */
export function createWaking({ data, direct, log }: WakingParts, heard: Heard): Waking {
  const from = randomUUID()
  const news = nothingNew()
  let timer: NodeJS.Timeout | undefined

  const flush = async (): Promise<void> => {
    timer = undefined
    for (const message of messagesOf(news)) await data.sql`select pg_notify(${channel}, ${JSON.stringify({ from, ...message })})`
  }
  const gather = (): void => {
    // A lost message does no harm: the others find the work when they next look.
    timer ??= setTimeout(() => void flush().catch((error: unknown) => log.warn({ err: error }, 'others were not told')), gatherFor)
  }
  const port: Wake = {
    released: (workspace) => {
      heard.released(workspace)
      news.released.add(workspace)
      gather()
    },
    job: (workspace, job) => {
      heard.job(workspace, job)
      news.jobs.set(`${workspace} ${job}`, [workspace, job])
      gather()
    },
    flows: (workspace) => {
      heard.flows(workspace)
      news.flows.add(workspace)
      gather()
    },
  }
  const hear = (text: string): void => {
    const message = read(text)
    // Anybody in this database may write to the channel, another version of ours among them.
    if (!message) return heard.missed()
    if (message.from === from) return
    for (const workspace of message.released) heard.released(workspace)
    for (const [workspace, job] of message.jobs) heard.job(workspace, job)
    for (const workspace of message.flows ?? []) heard.flows(workspace)
  }
  let isFirst = true
  let unlisten: (() => Promise<void>) | undefined
  return {
    port,
    listen: async () => {
      const listening = await direct.sql.listen(channel, hear, () => {
        if (!isFirst) heard.missed()
        isFirst = false
      })
      unlisten = listening.unlisten
    },
    stop: async () => {
      clearTimeout(timer)
      await flush()
      await unlisten?.()
    },
  }
}

/** What is new and not said yet. */
interface News {
  readonly released: Set<string>
  readonly jobs: Map<string, [workspace: string, job: string]>
  readonly flows: Set<string>
}

const nothingNew = (): News => ({ released: new Set(), jobs: new Map(), flows: new Set() })

/** Takes all that is new, as messages that are short enough. */
function messagesOf({ released, jobs, flows }: News): readonly Omit<Message, 'from'>[] {
  const said = { released: [...released], jobs: [...jobs.values()], flows: [...flows] }
  for (const each of [released, jobs, flows]) each.clear()
  const batches = Math.ceil(Math.max(...Object.values(said).map(({ length }) => length)) / mostEntries)
  return Array.from({ length: batches }, (_, batch) => {
    const [start, end] = [batch * mostEntries, (batch + 1) * mostEntries]
    return { released: said.released.slice(start, end), jobs: said.jobs.slice(start, end), flows: said.flows.slice(start, end) }
  })
}

const checkMessage = lazyValidator(createAjv(), Message)

/** A message of ours; undefined for anything else. */
function read(text: string): Message | undefined {
  try {
    const message: unknown = JSON.parse(text)
    // The schema has just taken the message.
    return checkMessage(message).length === 0 ? (message as Message) : undefined
  } catch {
    return undefined
  }
}
