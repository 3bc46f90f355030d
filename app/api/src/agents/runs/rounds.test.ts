import { pino } from 'pino'
import { expect, it } from 'vitest'
import { keepDoing, Nudge } from './rounds.ts'

const NEVER_MS = 2 ** 31 - 1
const log = pino({ level: 'silent' })

/** Rounds that begin only when they are nudged; `rounds` says how many there are to be. */
function nudged(nudge: Nudge, work: (round: number) => void, rounds: number): Promise<void> {
  const ending = new AbortController()
  let round = 0
  const about = { everyMs: NEVER_MS, nudge, signal: ending.signal, log, complaint: '' }
  return keepDoing(async () => {
    work(++round)
    if (round === rounds) ending.abort()
  }, about)
}

it('begins a round at once when it is nudged', async () => {
  const nudge = new Nudge()
  const done: number[] = []
  const end = nudged(nudge, (round) => done.push(round), 1)
  nudge.give()
  await end
  expect(done).toEqual([1])
})

it('begins another round when it is nudged in the middle of one', async () => {
  const nudge = new Nudge()
  const done: number[] = []
  const end = nudged(
    nudge,
    (round) => {
      done.push(round)
      nudge.give()
    },
    2,
  )
  nudge.give()
  await end
  expect(done).toEqual([1, 2])
})

it('goes on after a round that failed', async () => {
  const nudge = new Nudge()
  const done: number[] = []
  const end = nudged(
    nudge,
    (round) => {
      done.push(round)
      nudge.give()
      if (round === 1) throw new Error('no')
    },
    2,
  )
  nudge.give()
  await end
  expect(done).toEqual([1, 2])
})
