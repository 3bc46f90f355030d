import type { Timing } from '../../cloud/timing.ts'
import type { Trial, Wish } from './trial.ts'

/** How many successes in a row, of each kind, mean that it is over. */
const enough = 5

export interface Watch {
  /** Waits until every kind has succeeded several times in a row since `moment`, or the time is up. */
  recovered(moment: number, patience: number): Promise<boolean>
  /** All that was tried, once the last has ended. */
  end(): Promise<Trial[]>
}

/**
 * Asks the app on and on. A request that waits holds up no other: they begin at their times, as those of many people
 * would.
 */
export function watch(wishes: readonly Wish[], { now, sleep }: Pick<Timing, 'now' | 'sleep'>): Watch {
  const trials: Trial[] = []
  const running = new Set<Promise<void>>()
  let isOver = false

  const attempt = async ({ name, run }: Wish) => {
    const at = now()
    try {
      await run()
      trials.push({ name, at, took: now() - at })
    } catch (error) {
      trials.push({ name, at, took: now() - at, why: whyOf(error) })
    }
  }
  const asking = wishes.map(async (wish) => {
    while (!isOver) {
      const trial = attempt(wish).finally(() => running.delete(trial))
      running.add(trial)
      await sleep(wish.every)
    }
  })

  const isWell = (since: number) =>
    wishes.every(({ name }) => {
      const last = trials.filter((one) => one.name === name && one.at >= since).slice(-enough)
      return last.length === enough && last.every(({ why }) => why === undefined)
    })

  return {
    async recovered(moment, patience) {
      const deadline = now() + patience
      while (!isWell(moment)) {
        if (now() >= deadline) return false
        await sleep(100)
      }
      return true
    },
    async end() {
      isOver = true
      await Promise.all(asking)
      await Promise.all(running)
      return trials
    },
  }
}

/** `fetch failed` says nothing; what is below it does. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? whyOf(error.cause) : error.message
}
