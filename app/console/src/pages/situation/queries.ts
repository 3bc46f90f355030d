import { useQuery } from '@tanstack/vue-query'
import { computed, reactive } from 'vue'
import { api, dataOf } from '../../api/client.ts'
import { useRefreshOn } from '../../live/useRefreshOn.ts'
import { decisionsOf } from './decisions.ts'

/** As many as a glance takes in. */
const SHOWN = 6
/** What no topic tells of, such as a plan that begins. */
const REFRESH_MS = 5_000
const TRENDS_REFRESH_MS = 30_000

export function useOpenEmergencies() {
  useRefreshOn('emergencies', ['emergencies'])
  return reactive(
    useQuery({
      queryKey: ['emergencies', 'open', SHOWN],
      queryFn: ({ signal }) =>
        dataOf(api.GET('/api/emergencies', { params: { query: { state: 'open', limit: SHOWN } }, signal })),
    }),
  )
}

/** What waits for a person: proposed courses of action, and what runs ask. */
export function useUndecided() {
  useRefreshOn('emergencies', ['proposals'])
  useRefreshOn('runs', ['questions'])
  const query = { limit: SHOWN }
  const proposals = useQuery({
    queryKey: ['proposals', 'undecided', SHOWN],
    queryFn: ({ signal }) => dataOf(api.GET('/api/proposals/undecided', { params: { query }, signal })),
    refetchInterval: REFRESH_MS,
  })
  const questions = useQuery({
    queryKey: ['questions', 'open', SHOWN],
    queryFn: ({ signal }) => dataOf(api.GET('/api/questions', { params: { query }, signal })),
    refetchInterval: REFRESH_MS,
  })
  const data = computed(() => {
    if (!proposals.data.value || !questions.data.value) return undefined
    return decisionsOf(proposals.data.value.items, questions.data.value.items)
  })
  const error = computed(() => proposals.error.value ?? questions.error.value)
  const refetch = () => Promise.all([proposals.refetch(), questions.refetch()])
  return reactive({ data, error, refetch })
}

export function useRunsAtWork() {
  useRefreshOn('runs', ['runs'])
  return reactive(
    useQuery({
      queryKey: ['runs', 'running', SHOWN],
      queryFn: ({ signal }) =>
        dataOf(api.GET('/api/runs', { params: { query: { status: 'running', limit: SHOWN } }, signal })),
      refetchInterval: REFRESH_MS,
    }),
  )
}

export function useRunningPlans() {
  const plans = reactive(
    useQuery({
      queryKey: ['plans', 'inprogress', SHOWN],
      queryFn: ({ signal }) =>
        dataOf(api.GET('/api/plans', { params: { query: { status: 'inprogress', limit: SHOWN } }, signal })),
      refetchInterval: REFRESH_MS,
    }),
  )
  const topics = () => plans.data?.items.map(({ planId }) => `plan:${planId}`) ?? []
  useRefreshOn(topics, ['plans'], ['artifacts'])
  return plans
}

export function useNewestArtifacts() {
  return reactive(
    useQuery({
      queryKey: ['artifacts', 'newest', SHOWN],
      queryFn: ({ signal }) =>
        dataOf(api.GET('/api/artifacts', { params: { query: { limit: SHOWN } }, signal })),
      refetchInterval: REFRESH_MS,
    }),
  )
}

export function useTrends(minutes: number) {
  return reactive(
    useQuery({
      queryKey: ['trends', minutes],
      queryFn: ({ signal }) =>
        dataOf(api.GET('/api/metrics/trends', { params: { query: { minutes } }, signal })),
      refetchInterval: TRENDS_REFRESH_MS,
    }),
  )
}
