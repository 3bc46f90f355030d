import { computed, reactive, readonly, ref, shallowRef } from 'vue'
import { PLACE_LENGTH, type Severity, TITLE_LENGTH } from '../../../../api/src/features/reports/limits.ts'
import { ApiError } from '../../api/errors.ts'
import type { Posted } from '../../api/types.ts'

export type Field = 'title' | 'body' | 'place'
export type Problem = 'required' | 'tooLong'

const blank = { title: '', place: '', severity: 'normal' as Severity, body: '' }

/** A report being written: what is wrong with it shows once the field was left or sending was tried. */
export function useReportForm(send: (report: Posted<'/api/reports'>) => Promise<unknown>) {
  const draft = reactive({ ...blank })
  const touched = reactive(new Set<Field>())
  const sending = ref(false)
  const sent = ref(false)
  const failure = shallowRef<ApiError>()

  const found = computed(() => problemsOf(draft))
  const shown = computed(() => {
    const visible = Object.entries(found.value).filter(([field]) => touched.has(field as Field))
    return Object.fromEntries(visible) as Partial<Record<Field, Problem>>
  })

  function touch(field: Field): void {
    touched.add(field)
  }

  /** Sends the draft if nothing is wrong with it. A draft that could not be sent stays as it is. */
  async function submit(): Promise<void> {
    for (const field of ['title', 'place', 'body'] as const) touch(field)
    if (sending.value || Object.keys(found.value).length > 0) return
    sending.value = true
    sent.value = false
    failure.value = undefined
    try {
      await send({ ...draft })
      Object.assign(draft, blank)
      touched.clear()
      sent.value = true
    } catch (error) {
      failure.value = error instanceof ApiError ? error : new ApiError('unknown', String(error))
    } finally {
      sending.value = false
    }
  }

  return {
    draft,
    problems: shown,
    sending: readonly(sending),
    sent: readonly(sent),
    failure: readonly(failure),
    touch,
    submit,
  }
}

function problemsOf({ title, place, body }: typeof blank): Partial<Record<Field, Problem>> {
  const problems: Partial<Record<Field, Problem>> = {}
  if (!title.trim()) problems.title = 'required'
  else if (title.trim().length > TITLE_LENGTH) problems.title = 'tooLong'
  if (place.trim().length > PLACE_LENGTH) problems.place = 'tooLong'
  if (!body.trim()) problems.body = 'required'
  return problems
}
