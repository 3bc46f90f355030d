import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { type MaybeRefOrGetter, reactive, toValue } from 'vue'
import { api, dataOf } from '../../api/client.ts'
import type { Got, Item } from '../../api/types.ts'

export type FileItem = Item<'/api/files'>
export type FileDetails = Got<'/api/files/{id}'>
export type Shelf = 'mine' | 'shared' | 'trash'

export interface Look {
  readonly of: Shelf
  /** Only what lies in this folder; everywhere while something is searched for. */
  readonly folder: string
  readonly search: string
}

const PAGE = 50
/** What is being restored from the archive takes hours. */
const ARCHIVE_REFRESH_MS = 60_000

export function useFiles(look: () => Look) {
  return reactive(
    useInfiniteQuery({
      queryKey: ['files', 'list', look],
      queryFn: ({ signal, pageParam }) => {
        const { of, folder, search } = look()
        const place = search ? { search } : of === 'trash' ? {} : { folder }
        const query = { of, limit: PAGE, ...place, ...(pageParam && { cursor: pageParam }) }
        return dataOf(api.GET('/api/files', { params: { query }, signal }))
      },
      initialPageParam: '',
      getNextPageParam: ({ next }) => next,
    }),
  )
}

export function useFile(id: MaybeRefOrGetter<string>) {
  return reactive(
    useQuery({
      queryKey: ['files', 'one', id],
      queryFn: ({ signal }) =>
        dataOf(api.GET('/api/files/{id}', { params: { path: { id: toValue(id) } }, signal })),
      refetchInterval: ({ state }) =>
        state.data?.readable === 'being-restored' ? ARCHIVE_REFRESH_MS : false,
    }),
  )
}

export function useVersions(id: MaybeRefOrGetter<string>) {
  return reactive(
    useQuery({
      queryKey: ['files', 'one', id, 'versions'],
      queryFn: ({ signal }) =>
        dataOf(api.GET('/api/files/{id}/versions', { params: { path: { id: toValue(id) } }, signal })),
    }),
  )
}

/** Everything that can be done to files; whatever it was, lists are read anew. */
export function useFileActions() {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['files'] })
  const of = (id: string) => ({ params: { path: { id } } })
  const action = <V, R>(mutationFn: (wish: V) => Promise<R>) =>
    reactive(useMutation({ mutationFn, onSuccess }))
  return {
    change: action(({ id, ...body }: { id: string; folder?: string; name?: string; shared?: boolean }) =>
      dataOf(api.PATCH('/api/files/{id}', { ...of(id), body })),
    ),
    trash: action((ids: readonly string[]) =>
      Promise.all(ids.map((id) => dataOf(api.DELETE('/api/files/{id}', of(id))))),
    ),
    restore: action((ids: readonly string[]) =>
      Promise.all(ids.map((id) => dataOf(api.POST('/api/files/{id}/restore', of(id))))),
    ),
    emptyTrash: action((_: undefined) => dataOf(api.DELETE('/api/files/trash'))),
    moveFolder: action((body: { from: string; to: string }) =>
      dataOf(api.POST('/api/files/folders/move', { body })),
    ),
    unarchive: action((id: string) => dataOf(api.POST('/api/files/{id}/unarchive', of(id)))),
    restoreVersion: action(({ id, version }: { id: string; version: number }) =>
      dataOf(api.POST('/api/files/{id}/versions/{version}/restore', { params: { path: { id, version } } })),
    ),
  }
}

/** Text to look at; of a long one the beginning. */
export function useTextPreview(id: () => string, version: () => number) {
  return reactive(
    useQuery({
      queryKey: ['file text', id, version],
      queryFn: async ({ signal }) => {
        const params = { path: { id: id() }, query: { version: version() } }
        return String(await dataOf(api.GET('/api/files/{id}/preview', { params, signal, parseAs: 'text' })))
      },
      staleTime: Number.POSITIVE_INFINITY,
    }),
  )
}
