import type { Memory } from './memory.ts'
import type { WatchOrder } from './order.ts'
import { probes } from './probes/index.ts'
import { wellOrNot, wordsOf } from './probes/probe.ts'
import type { Reading, Sight } from './reading.ts'

/** Milliseconds that a probe may take. */
const patience = 15_000

export interface Looking {
  readonly order: WatchOrder
  readonly now: number
  readonly memory: Memory
}

/** Looks at everything at once. What cannot be looked at is told as such, and keeps nothing else from being seen. */
export async function look({ order, now, memory }: Looking): Promise<{ sight: Sight; memory: Memory }> {
  let kept = memory
  const remember = (part: Partial<Memory>) => {
    kept = { ...kept, ...part }
  }
  const seen = await Promise.all(
    probes.map(async (probe) => {
      const signal = AbortSignal.timeout(patience)
      try {
        const looking = probe.look({ order, now, memory, remember, signal })
        const readings = await Promise.race([looking, whenAborted(signal)])
        return { probe, readings, isBlind: false }
      } catch (error) {
        return { probe, readings: [wellOrNot('blind', probe.id, wordsOf(error))], isBlind: true }
      }
    }),
  )
  const readings = seen.flatMap((one): readonly Reading[] => one.readings)
  const unseen = seen.flatMap(({ probe, isBlind }) => (isBlind ? probe.rules : []))
  return { sight: { readings, unseen }, memory: kept }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error(`no answer within ${patience / 1000} s`))),
  )
}
