import { QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem.ts'

/** Declined requests are final; only silence and overload are worth another try. */
const isWorthRetrying = (reason: unknown): boolean =>
  isProblem(reason) && (reason.status === 0 || reason.status === 503 || reason.status === 429)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, reason) => isWorthRetrying(reason) && failures < 3,
      retryDelay: (failures) => Math.min(1000 * 2 ** failures, 8000),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})
