import type { Cloud } from './cloud.ts'

/** How often a state is asked for. The cloud's own steps take seconds to minutes; the emulator's are quicker. */
export function pollInterval(cloud: Cloud): number {
  return cloud.connection.endpoint === undefined ? 3_000 : 100
}

/** How long, in milliseconds, a new object may take to show in lists. The cloud: tags of instances lag by up to minutes. */
export const showsWithin = 120_000

/** How long, in milliseconds, what was just ordered is looked for; the emulator is quicker. */
export function settlingTime(cloud: Cloud): number {
  return cloud.connection.endpoint === undefined ? showsWithin : 20_000
}

/**
 * Asks `look` until it answers something, or the time is up.
 *
 * @param patience milliseconds
 * @returns undefined when the time is up
 */
export async function waitFor<T>(
  cloud: Cloud,
  patience: number,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { timing, signal } = cloud
  const deadline = timing.now() + patience
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    if (timing.now() >= deadline) return undefined
    await timing.sleep(pollInterval(cloud), signal)
  }
}
