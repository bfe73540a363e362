import { hearing } from '../../runtime/events/may-hear.ts'
import { type News, readNews } from '../../runtime/events/read-news.ts'
import type { Caller } from '../../runtime/caller.ts'
import type { EventHub } from './event-hub.ts'

interface Streaming {
  readonly hub: EventHub
  readonly caller: Caller
  /** The caller with the rights of this moment; undefined once the session has ended. */
  renew(): Promise<Caller | undefined>
  /** `Last-Event-ID`: the moment of what was heard last, as milliseconds since 1970. */
  readonly lastId: string | null
}

/** Milliseconds after which a silent connection is heard from, and its session asked for again. */
const heartbeat = 5_000

/** Milliseconds for which a session and its rights are taken as they were: what is told later is told under what holds then. */
const knownFor = 200

/** So far back, in milliseconds, somebody who was away is told what has happened. */
const longestReplay = 300_000

/** Server-sent events (WHATWG HTML, 9.2) of a workspace for one person. */
export function eventStream({ hub, caller: first, renew, lastId }: Streaming): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let caller = first
  let asOf = -Infinity
  let stop = (): void => undefined
  let isOpen = true
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      let telling = Promise.resolve()
      const send = (text: string): void => {
        if (isOpen) controller.enqueue(encoder.encode(text))
      }
      const close = (): void => {
        if (!isOpen) return
        isOpen = false
        stop()
        controller.close()
      }
      const tell = (news: readonly News[]): void => {
        telling = telling.then(async () => {
          if (performance.now() - asOf < knownFor || (await renewed())) await tellAll(caller, news, send)
        }).catch(close)
      }
      const renewed = async (): Promise<boolean> => {
        const next = await renew()
        asOf = performance.now()
        if (next) caller = next
        else close()
        return next !== undefined
      }
      const unlisten = hub.listen(first.workspace, {
        person: first.person.id,
        hear: tell,
        released: (number) => send(`event: release\ndata: ${JSON.stringify({ number })}\n\n`),
        end: close,
      })
      const timer = setInterval(() => {
        send(':\n\n')
        renewed().catch(close)
      }, heartbeat).unref()
      stop = () => {
        clearInterval(timer)
        unlisten()
      }
      send('retry: 2000\n\n')
      const since = missedSince(lastId, first.workspace.ports.clock.now())
      if (since) readNews(first.workspace, { since, people: [first.person.id] }).then(tell, close)
    },
    cancel: () => {
      isOpen = false
      stop()
    },
  })
}

async function tellAll(caller: Caller, news: readonly News[], send: (text: string) => void): Promise<void> {
  const hear = hearing(caller)
  for (const each of news) {
    const heard = await hear(each)
    if (!heard) continue
    const { event, ...data } = heard
    send(`id: ${Math.round(each.at)}\nevent: ${String(event)}\ndata: ${JSON.stringify(data)}\n\n`)
  }
}

function missedSince(lastId: string | null, now: Date): Date | undefined {
  if (lastId === null || !/^\d{12,15}$/.test(lastId)) return undefined
  return new Date(Math.max(Number(lastId), now.getTime() - longestReplay))
}
