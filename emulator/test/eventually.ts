import { letTimePass } from './waiting-clock.ts'

/**
 * Asks again until the answer passes; for what the emulated cloud does by itself in real processes. Fails with
 * the last answer.
 */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  passes: (answer: T) => boolean,
  { within = 10_000 }: { within?: number } = {},
): Promise<T> {
  const end = Date.now() + within
  for (;;) {
    letTimePass()
    const answer = await ask()
    if (passes(answer)) return answer
    if (Date.now() > end) throw new Error(`Still not so after ${within} ms: ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
