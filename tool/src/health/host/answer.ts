/** Milliseconds an answer may take before it counts as none. */
const patience = 10_000

export interface Answer {
  readonly status: number
  readonly milliseconds: number
  /** The beginning of it. */
  readonly body: string
}

/** Characters of an answer that are kept. */
const kept = 2_000

/** One request, timed to the last byte. */
export async function ask(url: string): Promise<Answer> {
  const begun = performance.now()
  const answer = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'manual' })
  const body = await answer.text()
  return {
    status: answer.status,
    milliseconds: Math.round(performance.now() - begun),
    body: body.slice(0, kept),
  }
}
