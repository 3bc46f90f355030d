import type { Clock } from '../src/clock.ts'

/** The system's clock, which can be put forward: nobody waits for what is only a matter of time. */
export function movableClock(): { readonly now: Clock; forward(ms: number): void } {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    forward(ms) {
      ahead += ms
    },
  }
}
