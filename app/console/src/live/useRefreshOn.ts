import { type QueryKey, useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, toValue, watch } from 'vue'
import { useLive } from '../stores/live.ts'
import { Gathering } from './gathering.ts'
import { FROM_NOW, type Listener } from './topics.ts'

/**
 * Between two readings of what everybody's doings change, as long as without being told of it. Read at each change, it
 * would be asked for the more often by each console the more consoles there are.
 */
const LIST_APART_MS = 5_000

/** Reads what the keys name anew whenever something happens in one of the topics, as long as the component is there. */
export function useRefreshOn(topics: string | (() => readonly string[]), ...keys: QueryKey[]): void {
  const { follow } = useLive()
  const queries = useQueryClient()

  function read(): void {
    for (const queryKey of keys) void queries.invalidateQueries({ queryKey })
  }
  const ofOne = new Gathering(read, 0)
  const ofAll = new Gathering(read, LIST_APART_MS)

  function listenerOf(topic: string): Listener {
    const gathering = isOfOne(topic) ? ofOne : ofAll
    const refresh = () => gathering.ask()
    return { event: refresh, reset: refresh }
  }

  watch(
    // As text, so that the same list in a new array is no change.
    () => (typeof topics === 'string' ? topics : toValue(topics).join('\n')),
    (names, _, onCleanup) => {
      const stops = names
        .split('\n')
        .flatMap((name) => (name ? [follow(name, FROM_NOW, listenerOf(name))] : []))
      onCleanup(() => {
        for (const stop of stops) stop()
      })
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    ofOne.stop()
    ofAll.stop()
  })
}

/** `plan:…`, unlike `runs`, which tells of every run. */
function isOfOne(topic: string): boolean {
  return topic.includes(':')
}
