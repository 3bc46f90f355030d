import { nextTick, onScopeDispose, ref, watch } from 'vue'
import { usePressed } from '../../composables/usePressed.ts'

/** In pixels: whoever is this near to the end reads along. */
const NEAR = 120

/**
 * Keeps the end of the page in sight while it grows, for whoever was there; who reads further up is left alone. While
 * something is pressed the page stays where it is: a button that moves away under the pointer would not hear of it.
 */
export function useStayAtEnd(growth: () => unknown) {
  const isAway = ref(false)
  const isPressed = usePressed()
  /** It has grown since something was pressed, for one who was at its end. */
  let isBehind = false
  const distance = () => document.documentElement.scrollHeight - window.innerHeight - window.scrollY
  const isAtEnd = () => distance() <= NEAR && window.scrollY > 0
  const look = () => {
    isAway.value = distance() > NEAR
  }
  /** Whoever scrolls with what is pressed goes their own way. */
  const onScroll = () => {
    if (isPressed.value) isBehind = false
    look()
  }
  const toEnd = () => {
    isBehind = false
    window.scrollTo({ top: document.documentElement.scrollHeight })
  }

  window.addEventListener('scroll', onScroll, { passive: true })
  onScopeDispose(() => window.removeEventListener('scroll', onScroll))
  watch(growth, async () => {
    isBehind ||= isAtEnd()
    await nextTick()
    if (!isBehind) look()
    else if (!isPressed.value) toEnd()
  })
  watch(isPressed, (pressed) => {
    if (!pressed && isBehind) toEnd()
  })
  return { isAway, toEnd }
}
