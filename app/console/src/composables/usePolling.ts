import { onScopeDispose, type Ref, ref, shallowRef } from 'vue'
import { browserPresence, type Presence } from './presence.ts'

/** What a viewer should know about the data on the screen. */
export type Connection = 'connecting' | 'live' | 'interrupted' | 'offline' | 'paused'

export interface PollingOptions {
  /** Pause between an answer and the next question, in milliseconds. Default 2000. */
  intervalMs?: number
  /** The longest pause while nothing answers, in milliseconds. Default 10 000. */
  longestPauseMs?: number
  presence?: Presence
}

export interface Polling<T> {
  /** The last good answer; kept while the connection is away. */
  data: Readonly<Ref<T | undefined>>
  /** When `data` arrived, in milliseconds since the epoch. */
  answeredAt: Readonly<Ref<number | undefined>>
  error: Readonly<Ref<unknown>>
  connection: Readonly<Ref<Connection>>
  /** Asks at once instead of at the end of the pause. */
  refresh: () => void
}

/** Asks again and again while somebody looks and there is a network; stops with its scope. */
export function usePolling<T>(
  load: (signal: AbortSignal) => Promise<T>,
  { intervalMs = 2_000, longestPauseMs = 10_000, presence = browserPresence }: PollingOptions = {},
): Polling<T> {
  const data = shallowRef<T>()
  const answeredAt = ref<number>()
  const error = shallowRef<unknown>()
  const connection = ref<Connection>('connecting')
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let round: AbortController | undefined

  function halt(): void {
    clearTimeout(timer)
    round?.abort()
    round = undefined
  }

  function restart(): void {
    halt()
    if (!presence.isVisible()) connection.value = 'paused'
    else if (!presence.isOnline()) connection.value = 'offline'
    else {
      if (connection.value !== 'live') connection.value = 'connecting'
      void ask()
    }
  }

  async function ask(): Promise<void> {
    const current = new AbortController()
    round = current
    try {
      const answer = await load(current.signal)
      if (round !== current) return
      data.value = answer
      answeredAt.value = Date.now()
      error.value = undefined
      connection.value = 'live'
      failures = 0
    } catch (reason) {
      if (round !== current) return
      error.value = reason
      connection.value = 'interrupted'
      failures++
    }
    timer = setTimeout(ask, Math.min(intervalMs * 2 ** failures, failures ? longestPauseMs : intervalMs))
  }

  const stopListening = presence.onChange(restart)
  onScopeDispose(() => {
    stopListening()
    halt()
  })
  restart()
  return { data, answeredAt, error, connection, refresh: restart }
}
