import type { Route } from '../route.ts'
import { healthRoutes } from './health.ts'

/** The route table: everything that the server answers, beside the pages of the browser app. */
export const routes: readonly Route[] = [...healthRoutes]
