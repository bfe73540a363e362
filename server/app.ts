import { Hono } from 'hono'
import { createAjv } from '../runtime/compile/ajv.ts'
import { clientAddresses } from './http/client-address.ts'
import { createFallback } from './http/fallback.ts'
import { createMetrics, metricsRoute } from './http/metrics.ts'
import { builtPages, createPages, noPages } from './http/pages.ts'
import { routeHandler } from './http/route-handler.ts'
import type { Parts } from './parts.ts'
import type { Route } from './route.ts'

interface AppOptions {
  /** The folder of the built browser app; null where nobody is shown a page. */
  readonly pages?: string | null
}

/** The whole HTTP side: every route of the table behind its policy, and the pages of the browser app for all other addresses. */
export function createApp(parts: Parts, table: readonly Route[], { pages = builtPages }: AppOptions = {}): Hono {
  const metrics = createMetrics(parts.data)
  const routes = [...table, metricsRoute(metrics)].toSorted(bySpecificity)
  const surroundings = {
    parts,
    metrics,
    ajv: createAjv(),
    ownOrigin: new URL(parts.baseUrl).origin,
    addressOf: clientAddresses(parts.trustedProxies),
  }
  const app = new Hono()
  for (const each of routes) app.on(each.method, each.path, routeHandler(each, surroundings))
  // Not a route of `*`: a second match would cost every request a chain of handlers.
  app.notFound(createFallback({ parts, routes, pages: pages === null ? noPages : createPages(pages, parts.baseUrl) }))
  return app
}

/** `/draft/plan` is asked before `/draft/:kind`, in whatever order the table lists them. */
const bySpecificity = (a: Route, b: Route): number =>
  specificity(a) < specificity(b) ? -1 : specificity(a) > specificity(b) ? 1 : 0

const specificity = ({ path }: Route): string =>
  path
    .split('/')
    .map((segment) => (segment.startsWith(':') ? '1' : '0'))
    .join('')
