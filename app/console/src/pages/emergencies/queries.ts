import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { type MaybeRefOrGetter, reactive, toValue } from 'vue'
import { api, dataOf } from '../../api/client.ts'
import type { Item, Posted } from '../../api/types.ts'
import { useRefreshOn } from '../../live/useRefreshOn.ts'

export type Emergency = Item<'/api/emergencies'>
export type Proposal = Item<'/api/emergencies/{id}/proposals'>
export type NewEmergency = Posted<'/api/emergencies'>
export type Verdict = NonNullable<Proposal['decision']>['verdict']
export type Decision =
  | { verdict: 'approved' | 'rejected'; reasons: string }
  | { verdict: 'amended'; reasons: string; amendment: string }
export type Change = {
  state?: Emergency['state']
  severity?: Emergency['severity']
  place?: string
  description?: string
  note?: string
}

const PAGE = 20
/** A timeline is read at once: what an emergency of weeks has is still little text. */
const ENTRIES = 1_000

export interface Filter {
  readonly state: Emergency['state'] | undefined
  readonly severity: Emergency['severity'] | undefined
}

/** Page by page, the newest first. */
export function useEmergencies(filter: () => Filter) {
  useRefreshOn('emergencies', ['emergencies'])
  return reactive(
    useInfiniteQuery({
      queryKey: ['emergencies', 'list', filter],
      queryFn: ({ signal, pageParam }) => {
        const query = { ...given(filter()), limit: PAGE, ...(pageParam && { cursor: pageParam }) }
        return dataOf(api.GET('/api/emergencies', { params: { query }, signal }))
      },
      initialPageParam: '',
      getNextPageParam: ({ next }) => next,
    }),
  )
}

function given({ state, severity }: Filter) {
  return { ...(state && { state }), ...(severity && { severity }) }
}

/** One emergency and all that belongs to it, read anew whenever something happens to it. */
export function useEmergency(id: MaybeRefOrGetter<string>) {
  const path = () => ({ params: { path: { id: toValue(id) } } })
  useRefreshOn(() => [`emergency:${toValue(id)}`], ['emergencies', 'one'], ['plans'], ['proposals'])
  const emergency = useQuery({
    queryKey: ['emergencies', 'one', id],
    queryFn: ({ signal }) => dataOf(api.GET('/api/emergencies/{id}', { ...path(), signal })),
  })
  const timeline = useQuery({
    queryKey: ['emergencies', 'one', id, 'timeline'],
    queryFn: ({ signal }) => {
      const params = { ...path().params, query: { limit: ENTRIES } }
      return dataOf(api.GET('/api/emergencies/{id}/timeline', { params, signal }))
    },
  })
  const proposals = useQuery({
    queryKey: ['proposals', 'of', id],
    queryFn: ({ signal }) => dataOf(api.GET('/api/emergencies/{id}/proposals', { ...path(), signal })),
  })
  const plans = useQuery({
    queryKey: ['plans', 'of', id],
    queryFn: ({ signal }) => {
      const query = { emergencyId: toValue(id), limit: PAGE }
      return dataOf(api.GET('/api/plans', { params: { query }, signal }))
    },
  })
  return {
    emergency: reactive(emergency),
    timeline: reactive(timeline),
    proposals: reactive(proposals),
    plans: reactive(plans),
  }
}

/** Each call has an id of its own, so that one that is sent twice takes effect once. */
export function useReport() {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: (body: NewEmergency) => dataOf(api.POST('/api/emergencies', { body })),
      onSuccess: () => queries.invalidateQueries({ queryKey: ['emergencies'] }),
    }),
  )
}

export function useChange(id: MaybeRefOrGetter<string>) {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: (change: Change) =>
        dataOf(
          api.PATCH('/api/emergencies/{id}', {
            params: { path: { id: toValue(id) } },
            body: { ...change, key: crypto.randomUUID() },
          }),
        ),
      onSuccess: () => queries.invalidateQueries({ queryKey: ['emergencies'] }),
    }),
  )
}

export function useDecide() {
  const queries = useQueryClient()
  return reactive(
    useMutation({
      mutationFn: ({ proposal, decision }: { proposal: Proposal; decision: Decision }) =>
        dataOf(
          api.PUT('/api/emergencies/{id}/proposals/{proposalId}/decision', {
            params: { path: { id: proposal.emergencyId, proposalId: proposal.id } },
            body: decision,
          }),
        ),
      // Also when somebody else was faster: then their decision is what is shown.
      onSettled: () => queries.invalidateQueries({ queryKey: ['proposals'] }),
    }),
  )
}
