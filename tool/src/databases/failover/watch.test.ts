import { expect, it } from 'vitest'
import type { Wish } from './trial.ts'
import { watch } from './watch.ts'

/** Time that passes when somebody waits. */
function aClock() {
  let at = 0
  return {
    now: () => at,
    sleep: async (milliseconds: number) => {
      at += milliseconds
    },
  }
}

/** Fails its first attempts. */
function aWish(name: string, failures: number): Wish {
  let left = failures
  return {
    name,
    every: 200,
    run: async () => {
      if (left-- > 0) throw new Error('fetch failed', { cause: new Error('connect ECONNREFUSED') })
    },
  }
}

it('sees an app well again when each kind of request has succeeded several times in a row', async () => {
  const watching = watch([aWish('read', 3), aWish('write', 0)], aClock())
  expect(await watching.recovered(0, 60_000)).toBe(true)
  const trials = await watching.end()
  const reads = trials.filter(({ name }) => name === 'read')
  expect(reads.map(({ why }) => why).slice(0, 4)).toEqual([
    'connect ECONNREFUSED',
    'connect ECONNREFUSED',
    'connect ECONNREFUSED',
    undefined,
  ])
  expect(reads.length).toBeGreaterThanOrEqual(8)
})

it('gives an app up that does not come back', async () => {
  const watching = watch([aWish('read', Number.POSITIVE_INFINITY)], aClock())
  expect(await watching.recovered(0, 5_000)).toBe(false)
  await watching.end()
})

it('counts a request from when it began, and waits at the end for those that still run', async () => {
  let answer = () => {}
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  const watching = watch([{ name: 'slow', every: 1_000, run: () => answered }], aClock())
  setTimeout(answer)
  const trials = await watching.end()
  expect(trials).toMatchObject([{ name: 'slow', at: 0 }])
})
