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

/** One request, timed to the last byte. @throws Error where no answer comes in time */
export async function ask(url: string): Promise<Answer> {
  const signal = AbortSignal.timeout(patience)
  const begun = performance.now()
  try {
    const answer = await fetch(url, { signal, redirect: 'manual' })
    const body = await answer.text()
    const milliseconds = Math.round(performance.now() - begun)
    return { status: answer.status, milliseconds, body: body.slice(0, kept) }
  } catch (error) {
    if (signal.aborted) throw new Error(`no answer within ${patience / 1000} s`)
    throw error
  }
}
