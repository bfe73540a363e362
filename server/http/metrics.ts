import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import Type from 'typebox'
import type { Connection } from '../../runtime/storage/connect.ts'
import { type Route, route } from '../route.ts'

/** Counts and times requests by route and status, for Prometheus. */
export interface RequestMetrics {
  /** What notes the outcome of one route's requests: status and milliseconds. */
  of(route: Pick<Route, 'method' | 'path'>): (status: number, milliseconds: number) => void
  /** The metrics in Prometheus' text format. */
  text(): Promise<string>
}

export function createMetrics(data: Connection): RequestMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'tessera_request_seconds',
    help: 'Time from the request to its answer, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  measureDatabase(registry, data)
  return {
    of: ({ method, path }) => {
      // A labelled child is kept for each status: finding it anew costs more than the observation itself.
      const byStatus = new Map<number, (value: number) => void>()
      const childOf = (status: number) => {
        const child = seconds.labels({ method, route: path, status: String(status) })
        const observe = (value: number) => child.observe(value)
        byStatus.set(status, observe)
        return observe
      }
      return (status, milliseconds) => (byStatus.get(status) ?? childOf(status))(milliseconds / 1_000)
    },
    text: () => registry.metrics(),
  }
}

/** The address that Prometheus asks. It names routes and numbers only, never workspaces or people. */
export const metricsRoute = (metrics: RequestMetrics): Route =>
  route({
    method: 'GET',
    path: '/metrics',
    policy: 'public',
    summary: 'Metrics of this process',
    tag: 'Operation',
    answers: { 200: Type.String() },
    answerType: 'text/plain',
    work: async () =>
      new Response(await metrics.text(), { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } }),
  })

/** Asked when metrics are read. A database that does not answer is a measurement too, not a failure of the page. */
function measureDatabase(registry: Registry, data: Connection): void {
  const up: Gauge = new Gauge({
    name: 'tessera_database_up',
    help: 'Whether the database answers',
    registers: [registry],
    collect: async () => up.set((await answers(data)) ? 1 : 0),
  })
  const connections: Gauge<'state'> = new Gauge({
    name: 'tessera_database_connections',
    help: 'Connections of the data role, by state',
    labelNames: ['state'] as const,
    registers: [registry],
    collect: async () => {
      connections.reset()
      for (const { state, count } of await connectionStates(data).catch(() => [])) connections.set({ state }, count)
    },
  })
}

const connectionStates = async (data: Connection): Promise<readonly { state: string; count: number }[]> =>
  data.sql<{ state: string; count: number }[]>`select coalesce(state, 'starting') as state, count(*)::int as count
    from pg_stat_activity where usename = current_user and datname = current_database() group by 1`

const answers = (data: Connection): Promise<boolean> =>
  data.sql`select 1`.then(
    () => true,
    () => false,
  )
