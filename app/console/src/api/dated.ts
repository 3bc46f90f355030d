/**
 * Borne by requests for what is looked at and not acted upon: it may be as old as the API lets it be, so that standbys of
 * its database can answer. All else is asked for as it is now.
 */
export const mayBeOlder = { 'cache-control': 'max-age=300' }

/** Seconds. Less than that nobody sees, and no answer is younger than the way that it came. */
const TOLD_FROM = 2

/** What was answered, and of when it is; undefined where that is now. */
export type Dated<T> = T & { readonly asOf: number | undefined }

/** The data of an answer that says how old it may be (`X-Data-Lag`, in seconds). */
export async function datedOf<T extends object>(
  call: Promise<{ data?: T; response: Response }>,
): Promise<Dated<T>> {
  const { data, response } = await call
  const lag = Number(response.headers.get('x-data-lag') ?? 0)
  return { ...(data as T), asOf: lag >= TOLD_FROM ? Date.now() - lag * 1_000 : undefined }
}
