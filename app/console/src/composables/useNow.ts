import { onScopeDispose, readonly, ref } from 'vue'

/** The time, renewed every few seconds: enough for "3 minutes ago". */
export function useNow(everyMs = 5_000) {
  const now = ref(Date.now())
  const timer = setInterval(() => {
    now.value = Date.now()
  }, everyMs)
  onScopeDispose(() => clearInterval(timer))
  return readonly(now)
}
