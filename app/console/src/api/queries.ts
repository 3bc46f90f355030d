import { QueryClient } from '@tanstack/vue-query'
import { ApiError } from './errors.ts'

/** Once more by itself, since a deploy or a lift takes seconds; what was refused is not asked again. */
const RETRIES = 2
/** Whoever comes back to a page within this time sees it as it was. What happens meanwhile is told live. */
const FRESH_MS = 5_000

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, error) => error instanceof ApiError && error.isAway && failures < RETRIES,
      // The browser's opinion of the network is not asked: on a command post's own network it is often wrong.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})
