import { onWatcherCleanup, type Ref, readonly, ref, watch } from 'vue'

/** What a value has become once it has not changed for a while. */
export function useSettled<T extends string | number | undefined>(source: Ref<T>, afterMs: number) {
  const settled = ref(source.value) as Ref<T>
  watch(source, (value) => {
    const timer = setTimeout(() => {
      settled.value = value
    }, afterMs)
    onWatcherCleanup(() => clearTimeout(timer))
  })
  return readonly(settled)
}
