import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { createLiveClient } from '../live/connect.ts'
import type { LiveState } from '../live/live-client.ts'
import type { Listener } from '../live/topics.ts'
import { useSession } from './session.ts'

/** The page's live connection, which is open while somebody is signed in. */
export const useLive = defineStore('live', () => {
  const session = useSession()
  const state = ref<LiveState>('closed')
  const client = createLiveClient((next) => {
    state.value = next
    // The server says so before any request has found out.
    if (next === 'signed-out' && session.state === 'signed-in')
      void session.renew().then((is) => is && client.open())
  })

  watch(
    () => session.state === 'signed-in',
    (isIn) => (isIn ? client.open() : client.close()),
    { immediate: true },
  )
  // Rather at once than at the end of the pause.
  window.addEventListener('online', () => state.value === 'waiting' && client.open())

  function follow(topic: string, after: number, listener: Listener): () => void {
    return client.follow(topic, after, listener)
  }
  return { state, follow }
})
