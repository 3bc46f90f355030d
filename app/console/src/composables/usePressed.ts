import { onScopeDispose, readonly, ref } from 'vue'

/** Moves tell as well: of a press on a scroll bar, or that ended in a menu, browsers may never tell the release. */
const TOLD_BY = ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const

/** Whether a mouse button, a finger or a pen is down; until the click that may follow has been heard. */
export function usePressed() {
  const isPressed = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  const hear = ({ buttons }: PointerEvent) => {
    if (buttons === 0 && !isPressed.value) return
    clearTimeout(timer)
    if (buttons !== 0) isPressed.value = true
    // The click belongs to the same task as the release: afterwards it is over.
    else timer = setTimeout(() => (isPressed.value = false))
  }
  for (const event of TOLD_BY) window.addEventListener(event, hear, true)
  onScopeDispose(() => {
    clearTimeout(timer)
    for (const event of TOLD_BY) window.removeEventListener(event, hear, true)
  })
  return readonly(isPressed)
}
