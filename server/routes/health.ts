import Type from 'typebox'
import { HttpRefusal } from '../http-refusal.ts'
import { type Route, route } from '../route.ts'

const State = Type.Object({ state: Type.String() })

const alive = route({
  method: 'GET',
  path: '/healthz',
  policy: 'public',
  summary: 'Whether the process is alive',
  tag: 'Operation',
  answers: { 200: State },
  work: async () => ({ body: { state: 'alive' } }),
})

const ready = route({
  method: 'GET',
  path: '/readyz',
  policy: 'public',
  summary: 'Whether the process can serve requests: its database answers and has the tables of the installation',
  tag: 'Operation',
  answers: { 200: State },
  work: async ({ parts }) => {
    const workspaces = await parts.data.sql`select from tessera.workspace limit 1`.catch((cause: unknown) => {
      throw new HttpRefusal('database-unavailable', { cause, headers: { 'retry-after': '2' } })
    })
    return { body: { state: workspaces.length > 0 ? 'ready' : 'empty' } }
  },
})

export const healthRoutes: readonly Route[] = [alive, ready]
