/** What a look found, or why there was no looking. */
export type Told<T> = { readonly told: T } | { readonly why: string }

/** One look that fails says so in its own place, and keeps none of the others from telling. */
export async function tell<T>(look: () => T | Promise<T>): Promise<Told<T>> {
  try {
    return { told: await look() }
  } catch (error) {
    return { why: rootCause(error) }
  }
}

/** `fetch failed` says nothing; what is below it does. */
function rootCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return rootCause(error.cause)
  if (error instanceof AggregateError && error.errors.length > 0) return rootCause(error.errors[0])
  return error.message
}
