import { computed } from 'vue'
import { fetchReports, type ReportSummary } from '../api/reports.ts'
import { type PollingOptions, usePolling } from './usePolling.ts'

/** The newest situation reports, and why there are none when there are none. */
export function useReports(language: () => string, options?: PollingOptions) {
  const { data, error, connection, refresh } = usePolling<ReportSummary[]>(
    (signal) => fetchReports(language(), signal),
    options,
  )
  const state = computed(() => {
    if (data.value) return data.value.length > 0 ? 'shown' : 'empty'
    return error.value ? 'failed' : 'loading'
  })
  return { reports: data, error, connection, state, refresh }
}
