import { type MaybeRefOrGetter, toValue, watch } from 'vue'
import { useLive } from '../stores/live.ts'
import type { Listener } from './topics.ts'

/**
 * Follows a topic as long as the component is there. Both may still be undefined, as long as the object is being read:
 * `after` is the number of the last event that it holds, and only the first one counts.
 */
export function useTopic(
  topic: MaybeRefOrGetter<string | undefined>,
  after: MaybeRefOrGetter<number | undefined>,
  listener: Listener,
): void {
  const { follow } = useLive()
  watch(
    [() => toValue(topic), () => toValue(after) !== undefined] as const,
    ([name, isKnown], _, onCleanup) => {
      if (name !== undefined && isKnown) onCleanup(follow(name, toValue(after) ?? 0, listener))
    },
    { immediate: true },
  )
}
