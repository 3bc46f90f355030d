/** What a look found, or why there was no looking. */
export type Told<T> = { readonly told: T } | { readonly why: string }

/** One look that fails says so in its own place, and keeps none of the others from telling. */
export async function tell<T>(look: () => Promise<T>): Promise<Told<T>> {
  try {
    return { told: await look() }
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return { why: cause instanceof Error ? cause.message : String(cause) }
  }
}
