import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type ManualClock, manualClock } from '../../test/manual-clock.ts'
import { randomIds } from './ids.ts'
import { openStore } from './journal.ts'
import type { Store } from './store.ts'
import { createScheduler, type TimedScheduler } from './timed-scheduler.ts'

let folder: string
let store: Store
let clock: ManualClock
let done: unknown[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tengyun-scheduler-'))
  store = openStore(folder)
  clock = manualClock(10)
  done = []
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

function aScheduler(): TimedScheduler {
  const scheduler = createScheduler(store, clock, randomIds())
  scheduler.handle('note', ({ what }) => void done.push(what))
  return scheduler
}

const note = (what: string, after: number) => ({ handler: 'note', after, payload: { what } })

test('a task runs when its cloud time has come, which is sooner the faster the clock', async () => {
  const scheduler = aScheduler()
  scheduler.start()
  scheduler.schedule(note('a', 1_000))
  clock.advance(99)
  expect(done).toEqual([])
  clock.advance(1)
  await scheduler.settled()
  expect(done).toEqual(['a'])
})

test('tasks run in the order in which they are due', async () => {
  const scheduler = aScheduler()
  scheduler.start()
  scheduler.schedule(note('late', 2_000))
  scheduler.schedule(note('early', 1_000))
  clock.advance(1_000)
  await scheduler.settled()
  expect(done).toEqual(['early', 'late'])
})

test('what an earlier life left undone runs first, the longest overdue before the others', async () => {
  const earlier = aScheduler()
  earlier.schedule(note('second', 2_000))
  earlier.schedule(note('first', 1_000))
  await earlier.stop()
  clock.advance(60_000)
  const scheduler = aScheduler()
  scheduler.start()
  clock.advance(0)
  await scheduler.settled()
  expect(done).toEqual(['first', 'second'])
})

test('a task that is done does not run again after a restart', async () => {
  const earlier = aScheduler()
  earlier.start()
  earlier.schedule(note('once', 0))
  clock.advance(0)
  await earlier.stop()
  const scheduler = aScheduler()
  scheduler.start()
  clock.advance(60_000)
  await scheduler.settled()
  expect(done).toEqual(['once'])
})

test('a handler that fails is tried again, with growing patience', async () => {
  const logged = vi.spyOn(console, 'error').mockReturnValue()
  const scheduler = aScheduler()
  scheduler.handle('stumble', () => {
    done.push(clock.now())
    if (done.length < 3) throw new Error('not yet')
  })
  scheduler.start()
  const begin = clock.now()
  scheduler.schedule({ handler: 'stumble', after: 0, payload: {} })
  for (let second = 0; second < 10; second += 1) {
    clock.advance(second === 0 ? 0 : 1_000)
    await scheduler.settled()
  }
  expect(done.map((time) => Number(time) - begin)).toEqual([0, 1_000, 3_000])
  expect(logged).toHaveBeenCalledTimes(2)
  logged.mockRestore()
})
