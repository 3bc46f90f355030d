import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { type MaybeRefOrGetter, reactive, toValue } from 'vue'
import { api, dataOf } from '../../api/client.ts'
import type { Got, Item } from '../../api/types.ts'
import { useRefreshOn } from '../../live/useRefreshOn.ts'

export type Plan = Got<'/api/plans/{planId}'>
export type Task = Plan['steps'][number]['tasks'][number]
export type PlanStatus = Item<'/api/plans'>['status']
export type Artifact = Item<'/api/plans/{planId}/artifacts'>

const PAGE = 20
/** No topic tells of a plan that begins. */
const REFRESH_MS = 5_000

export function usePlans(status: () => PlanStatus | undefined) {
  return reactive(
    useInfiniteQuery({
      queryKey: ['plans', 'list', status],
      queryFn: ({ signal, pageParam }) => {
        const wanted = status()
        const query = {
          limit: PAGE,
          ...(wanted && { status: wanted }),
          ...(pageParam && { cursor: pageParam }),
        }
        return dataOf(api.GET('/api/plans', { params: { query }, signal }))
      },
      initialPageParam: '',
      getNextPageParam: ({ next }) => next,
      refetchInterval: REFRESH_MS,
    }),
  )
}

/** A plan with its tasks and artifacts, read anew whenever something happens to it. */
export function usePlan(planId: MaybeRefOrGetter<string>) {
  const path = () => ({ params: { path: { planId: toValue(planId) } } })
  useRefreshOn(() => [`plan:${toValue(planId)}`], ['plans', 'one'], ['artifacts'])
  const plan = useQuery({
    queryKey: ['plans', 'one', planId],
    queryFn: ({ signal }) => dataOf(api.GET('/api/plans/{planId}', { ...path(), signal })),
  })
  const artifacts = useQuery({
    queryKey: ['artifacts', 'of', planId],
    queryFn: ({ signal }) => dataOf(api.GET('/api/plans/{planId}/artifacts', { ...path(), signal })),
  })
  return { plan: reactive(plan), artifacts: reactive(artifacts) }
}

export function useDeletePlan() {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: async (planId: string) => {
        await api.DELETE('/api/plans/{planId}', { params: { path: { planId } } })
      },
      onSuccess: () => queries.invalidateQueries({ queryKey: ['plans'] }),
    }),
  )
}

export interface Place {
  readonly planId: string
  readonly name: string
}

export function useVersions(place: () => Place) {
  return reactive(
    useQuery({
      queryKey: ['artifacts', 'versions', place],
      queryFn: ({ signal }) =>
        dataOf(
          api.GET('/api/plans/{planId}/artifacts/{name}/versions', {
            params: { path: { ...place() } },
            signal,
          }),
        ),
    }),
  )
}

/** A version never changes, so what was read once is not read again. */
export function useText(place: () => Place, version: () => number) {
  return reactive(
    useQuery({
      queryKey: ['artifact text', place, version],
      queryFn: async ({ signal }) => {
        const params = { path: { ...place() }, query: { version: version() } }
        const call = api.GET('/api/plans/{planId}/artifacts/{name}', { params, signal, parseAs: 'text' })
        return String(await dataOf(call))
      },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
}

export function useDiff(place: () => Place, versions: () => { readonly from: number; readonly to: number }) {
  return reactive(
    useQuery({
      queryKey: ['artifact diff', place, versions],
      queryFn: ({ signal }) => {
        const params = { path: { ...place() }, query: { ...versions() } }
        return dataOf(api.GET('/api/plans/{planId}/artifacts/{name}/diff', { params, signal }))
      },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
}
