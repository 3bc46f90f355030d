import { useQuery } from '@tanstack/vue-query'
import { type Ref, reactive } from 'vue'
import { api, dataOf } from '../../api/client.ts'
import type { paths } from '../../api/schema.d.ts'

export type Report = paths['/api/teams/check']['post']['responses'][200]['content']['application/json']
export type Problem = Report['problems'][number]

/** What of a team file would run here; asked again whenever the text has changed. */
export function useReport(content: Readonly<Ref<string | undefined>>) {
  return reactive(
    useQuery({
      queryKey: ['team-report', content],
      queryFn: ({ signal }) =>
        dataOf(api.POST('/api/teams/check', { body: { content: content.value ?? '' }, signal })),
      enabled: () => Boolean(content.value),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
}
