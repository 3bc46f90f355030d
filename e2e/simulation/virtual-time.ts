import { vi } from 'vitest'
import type { Clock } from '../../emulator/src/engine/clock.ts'
import type { Timing } from '../../tool/src/cloud/timing.ts'

/** One time for the whole process: the tool's waits, the emulated cloud's changes and every signature's date. */
export interface VirtualTime {
  /** The emulated cloud's. */
  readonly clock: Clock
  /** The tool's: whoever sleeps moves time on at once, and with it all that becomes due. */
  timing(random: () => number): Timing
  /** Lets what the cloud does by itself come to its end. */
  pass(milliseconds: number): Promise<void>
  end(): void
}

/** From now on in this process `Date` is virtual; timers of the runtime stay real. */
export function virtualTime(settled: () => Promise<void>): VirtualTime {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const waiting = new Set<{ readonly at: number; readonly callback: () => void }>()

  const advance = async (milliseconds: number) => {
    const end = Date.now() + milliseconds
    for (;;) {
      const [next] = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (!next) break
      waiting.delete(next)
      vi.setSystemTime(Math.max(Date.now(), next.at))
      next.callback()
      await settled()
    }
    vi.setSystemTime(Math.max(Date.now(), end))
  }

  return {
    clock: {
      // At the cloud's own pace most of what is simulated would be asking whether it is done yet.
      speed: 100,
      now: () => Date.now(),
      after: (delay, callback) => {
        const timer = { at: Date.now() + delay, callback }
        waiting.add(timer)
        return () => void waiting.delete(timer)
      },
    },
    timing: (random) => ({
      now: () => Date.now(),
      sleep: async (milliseconds, signal) => {
        signal?.throwIfAborted()
        await advance(milliseconds)
      },
      random,
    }),
    pass: advance,
    end: () => vi.useRealTimers(),
  }
}
