import { nextTick, onScopeDispose, ref, watch } from 'vue'

/** In pixels: whoever is this near to the end reads along. */
const NEAR = 120

/** Keeps the end of the page in sight while it grows, for whoever was there; who reads further up is left alone. */
export function useStayAtEnd(growth: () => unknown) {
  const isAway = ref(false)
  const distance = () => document.documentElement.scrollHeight - window.innerHeight - window.scrollY
  const look = () => {
    isAway.value = distance() > NEAR
  }
  const toEnd = () => window.scrollTo({ top: document.documentElement.scrollHeight })

  window.addEventListener('scroll', look, { passive: true })
  onScopeDispose(() => window.removeEventListener('scroll', look))
  watch(growth, async () => {
    const follows = distance() <= NEAR && window.scrollY > 0
    await nextTick()
    if (follows) toEnd()
    else look()
  })
  return { isAway, toEnd }
}
