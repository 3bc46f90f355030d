import { setTimeout as sleep } from 'node:timers/promises'

const interval = 20 // milliseconds

/** Asks again and again until the answer is yes. Returns whether it came in time (milliseconds). */
export async function waitUntil(ask: () => boolean | Promise<boolean>, timeout: number): Promise<boolean> {
  const deadline = Date.now() + timeout
  while (!(await ask())) {
    if (Date.now() >= deadline) return false
    await sleep(interval)
  }
  return true
}
