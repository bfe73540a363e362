import { HttpRefusal } from '../http-refusal.ts'
import { eventStream } from '../events/event-stream.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { route } from '../route.ts'

export const eventRoutes = [
  route({
    method: 'GET', path: '/api/w/:workspace/events', policy: 'member', tag: 'Events', summary: 'Hear what happens, as server-sent events',
    answers: { 200: null }, answerType: 'text/event-stream',
    work: async ({ caller, parts: { events, identity }, raw, params }) => {
      const renew = async () => {
        const session = await identity.sessionOf(raw)
        if (!session) return undefined
        try {
          return await identity.callerIn(params.workspace, session.account)
        } catch (error) {
          if (error instanceof Refusal || error instanceof HttpRefusal) return undefined
          throw error
        }
      }
      const stream = eventStream({ hub: events, caller, renew, lastId: raw.headers.get('last-event-id') })
      // Proxies that gather an answer before they pass it on would hold everything back.
      return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } })
    },
  }),
]
