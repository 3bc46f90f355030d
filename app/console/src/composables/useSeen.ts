import { onWatcherCleanup, type Ref, readonly, ref, watch } from 'vue'

/** Whether an element has been in sight, or nearly; once it has, it stays so. */
export function useSeen(element: Readonly<Ref<Element | null>>) {
  const isSeen = ref(false)
  watch(element, (found) => {
    if (!found || isSeen.value) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        isSeen.value = true
        observer.disconnect()
      },
      { rootMargin: '200px' },
    )
    observer.observe(found)
    onWatcherCleanup(() => observer.disconnect())
  })
  return readonly(isSeen)
}
