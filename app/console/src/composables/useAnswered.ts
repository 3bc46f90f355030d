import { readonly, ref, watch } from 'vue'

interface Asked {
  readonly data: unknown
  readonly error: unknown
}

/** Whether all that was asked has been answered once, well or not; what is asked again later changes nothing. */
export function useAnswered(queries: () => readonly Asked[]) {
  const isAnswered = ref(false)
  watch(
    () => queries().every(({ data, error }) => data !== undefined || Boolean(error)),
    (all) => {
      if (all) isAnswered.value = true
    },
    { immediate: true },
  )
  return readonly(isAnswered)
}
