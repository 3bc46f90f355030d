import { onScopeDispose, readonly, ref } from 'vue'
import { browserPresence } from './presence.ts'

/** Whether the browser has a network at all. */
export function useOnline() {
  const online = ref(browserPresence.isOnline())
  onScopeDispose(
    browserPresence.onChange(() => {
      online.value = browserPresence.isOnline()
    }),
  )
  return readonly(online)
}
