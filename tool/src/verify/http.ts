/** Seconds an answer may take before a check gives up. */
const patience = 10

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
  readonly milliseconds: number
}

/** One request as a browser or client of the app would make it. */
export async function ask(url: string, options: RequestInit = {}): Promise<Answer> {
  const begun = performance.now()
  const answer = await fetch(url, {
    ...options,
    signal: AbortSignal.timeout(patience * 1000),
    redirect: 'manual',
  })
  const body = await answer.text()
  const milliseconds = Math.round(performance.now() - begun)
  return { status: answer.status, headers: answer.headers, body, milliseconds }
}

/** The beginning of an answer's body, on one line. */
export function excerpt(body: string): string {
  const line = body.replaceAll(/\s+/g, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}
