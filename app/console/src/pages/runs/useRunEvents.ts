import { useQueryClient } from '@tanstack/vue-query'
import { computed, onWatcherCleanup, reactive, ref, shallowRef, toValue, watch } from 'vue'
import { api, dataOf } from '../../api/client.ts'
import type { LiveEvent, Whisper } from '../../live/messages.ts'
import { useTopic } from '../../live/useTopic.ts'

/** As many as the API gives at once. */
const PAGE = 1_000

/** Everything told of a run, from its beginning and as it goes on, and what is being said at this moment. */
export function useRunEvents(id: () => string) {
  const queries = useQueryClient()
  const events = shallowRef<readonly LiveEvent[]>([])
  const isRead = ref(false)
  const error = shallowRef<unknown>()
  /** Words of models that have not finished, by who speaks. */
  const speaking = reactive(new Map<string, string>())
  const round = ref(0)

  function hear(event: LiveEvent): void {
    events.value = [...events.value, event]
    const source = sourceOf(event)
    if (source !== undefined) speaking.delete(source)
    // Whoever was speaking begins anew after that, perhaps elsewhere.
    if (event.kind.startsWith('run-')) speaking.clear()
    if (/^(run|question)-/.test(event.kind)) {
      void queries.invalidateQueries({ queryKey: ['runs', id()] })
      void queries.invalidateQueries({ queryKey: ['questions'] })
    }
  }

  function overhear({ kind, payload }: Whisper): void {
    if (kind !== 'piece') return
    const { source, text } = payload as { source: string; text: string }
    speaking.set(source, (speaking.get(source) ?? '') + text)
  }

  watch(
    [() => toValue(id), round],
    async ([run]) => {
      const gone = new AbortController()
      onWatcherCleanup(() => gone.abort())
      events.value = []
      speaking.clear()
      isRead.value = false
      error.value = undefined
      try {
        for (;;) {
          const params = { path: { id: run }, query: { after: events.value.at(-1)?.seq ?? 0, limit: PAGE } }
          const { items } = await dataOf(api.GET('/api/runs/{id}/events', { params, signal: gone.signal }))
          events.value = [...events.value, ...items]
          if (items.length < PAGE) break
        }
      } catch (reason) {
        if (!gone.signal.aborted) error.value = reason
        return
      }
      if (!gone.signal.aborted) isRead.value = true
    },
    { immediate: true },
  )
  const again = () => round.value++
  useTopic(
    () => `run:${id()}`,
    () => (isRead.value ? (events.value.at(-1)?.seq ?? 0) : undefined),
    { event: hear, whisper: overhear, reset: again },
  )

  const data = computed(() => (isRead.value ? events.value : undefined))
  return { query: reactive({ data, error, refetch: again }), speaking }
}

/** Whose words have come to an end with this event. */
function sourceOf({ kind, payload }: LiveEvent): string | undefined {
  if (kind !== 'message' && kind !== 'model-called' && kind !== 'model-failed') return undefined
  const { source, message } = payload as { source?: string; message?: { source?: string } }
  return message?.source ?? source
}
