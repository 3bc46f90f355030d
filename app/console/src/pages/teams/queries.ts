import { useQuery } from '@tanstack/vue-query'
import { type MaybeRefOrGetter, reactive, toValue } from 'vue'
import { api, dataOf } from '../../api/client.ts'

export function useTeams() {
  return reactive(
    useQuery({ queryKey: ['teams'], queryFn: ({ signal }) => dataOf(api.GET('/api/teams', { signal })) }),
  )
}

export function useTeam(id: MaybeRefOrGetter<string>) {
  return reactive(
    useQuery({
      queryKey: ['teams', () => toValue(id)],
      queryFn: ({ signal }) =>
        dataOf(api.GET('/api/teams/{id}', { params: { path: { id: toValue(id) } }, signal })),
    }),
  )
}

export function useVersions(id: MaybeRefOrGetter<string>) {
  return reactive(
    useQuery({
      queryKey: ['teams', () => toValue(id), 'versions'],
      queryFn: ({ signal }) =>
        dataOf(api.GET('/api/teams/{id}/versions', { params: { path: { id: toValue(id) } }, signal })),
    }),
  )
}
