import { type QueryKey, useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, toValue, watch } from 'vue'
import { useLive } from '../stores/live.ts'
import { FROM_NOW, type Listener } from './topics.ts'

/** What happens in bursts is read anew once. */
const GATHER_MS = 250

/** Reads what the keys name anew whenever something happens in one of the topics, as long as the component is there. */
export function useRefreshOn(topics: string | (() => readonly string[]), ...keys: QueryKey[]): void {
  const { follow } = useLive()
  const queries = useQueryClient()
  let timer: ReturnType<typeof setTimeout> | undefined

  function refresh(): void {
    timer ??= setTimeout(() => {
      timer = undefined
      for (const queryKey of keys) void queries.invalidateQueries({ queryKey })
    }, GATHER_MS)
  }
  const listener: Listener = { event: refresh, reset: refresh }

  watch(
    // As text, so that the same list in a new array is no change.
    () => (typeof topics === 'string' ? topics : toValue(topics).join('\n')),
    (names, _, onCleanup) => {
      const stops = names.split('\n').flatMap((name) => (name ? [follow(name, FROM_NOW, listener)] : []))
      onCleanup(() => {
        for (const stop of stops) stop()
      })
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
}
