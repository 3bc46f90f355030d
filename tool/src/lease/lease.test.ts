import { describe, expect, it } from 'vitest'
import type { Timing } from '../cloud/timing.ts'
import { acquireLease, type LeaseRequest, lifetime } from './lease.ts'
import type { LeaseRecord, LeaseStore, StoredLease } from './lease-store.ts'

/** A clock that only the test moves; who sleeps is woken when his time has come. */
function movedClock() {
  let at = 0
  let sleepers: { readonly until: number; readonly wake: () => void }[] = []
  const timing: Timing = {
    now: () => at,
    random: () => 0.5,
    sleep: (milliseconds, signal) =>
      new Promise((wake, stop) => {
        sleepers.push({ until: at + milliseconds, wake })
        signal?.addEventListener('abort', () => stop(signal.reason))
      }),
  }
  const advance = async (milliseconds: number) => {
    at += milliseconds
    const due = sleepers.filter(({ until }) => until <= at)
    sleepers = sleepers.filter(({ until }) => until > at)
    for (const { wake } of due) wake()
    // Lets what was woken run to its next sleep.
    await new Promise((done) => setImmediate(done))
  }
  return { timing, advance }
}

/** A store in memory that behaves as the bucket does. */
function memoryStore(now: () => number) {
  const objects = new Map<number, { record: LeaseRecord; writtenAt: number }>()
  let writes = 0
  const stored = (number: number): StoredLease | undefined => {
    const object = objects.get(number)
    return object && { number, ...object, askedAt: now() }
  }
  const store: LeaseStore = {
    newest: async () => stored(Math.max(...objects.keys())),
    read: async (number) => stored(number),
    take: async (number, record) => {
      if (objects.has(number)) return false
      objects.set(number, { record, writtenAt: now() })
      return true
    },
    write: async (number, record) => {
      writes += 1
      objects.set(number, { record, writtenAt: now() })
    },
    forgetBelow: async (number) => {
      for (const one of objects.keys()) if (one < number) objects.delete(one)
    },
  }
  return { store, objects, writes: () => writes }
}

const deadPid = 999

function scene() {
  const clock = movedClock()
  const memory = memoryStore(clock.timing.now)
  const takeovers: string[] = []
  const silences: number[] = []
  const ask = (holder: string, store = memory.store): LeaseRequest => ({
    store,
    timing: clock.timing,
    environment: 'test',
    holder: { holder, pid: 1, purpose: 'up' },
    isDead: (record) => record.pid === deadPid,
    takenOver: (from, silence) => {
      takeovers.push(from.holder)
      silences.push(silence)
    },
  })
  return { clock, memory, takeovers, silences, ask }
}

describe('a lease', () => {
  it('is held by one at a time, and the other is told by whom', async () => {
    const { ask } = scene()
    await acquireLease(ask('first'))
    await expect(acquireLease(ask('second'))).rejects.toMatchObject({
      code: 'lease/held',
      explanation: { why: { en: expect.stringContaining('first (pid 1)') } },
    })
  })

  it('is taken by exactly one of many that ask at once', async () => {
    const { ask } = scene()
    const asked = Array.from({ length: 50 }, (_, index) => acquireLease(ask(`number ${index}`)))
    const outcomes = await Promise.allSettled(asked)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is free again once released, with a higher number', async () => {
    const { ask } = scene()
    const first = await acquireLease(ask('first'))
    await first.release()
    const second = await acquireLease(ask('second'))
    expect(second.number).toBe(first.number + 1)
  })

  it('is renewed for as long as its holder lives', async () => {
    const { clock, ask } = scene()
    await acquireLease(ask('first'))
    for (let minute = 0; minute < 20; minute++) await clock.advance(15_000)
    await expect(acquireLease(ask('second'))).rejects.toMatchObject({ code: 'lease/held' })
  })

  it('of a dead holder lapses within a minute, and the takeover is told', async () => {
    const { clock, memory, ask, takeovers, silences } = scene()
    memory.objects.set(7, {
      record: { holder: 'dead', pid: 1, purpose: 'up', since: '', released: false },
      writtenAt: 0,
    })
    await expect(acquireLease(ask('second'))).rejects.toMatchObject({ code: 'lease/held' })
    await clock.advance(59_000)
    const lease = await acquireLease(ask('second'))
    expect(lease.number).toBe(8)
    expect(takeovers).toEqual(['dead'])
    expect(silences).toEqual([59_000])
  })

  it('of a holder that died on this machine is taken over at once', async () => {
    const { memory, ask, takeovers } = scene()
    const record = { holder: 'killed', pid: deadPid, purpose: 'up', since: '', released: false }
    memory.objects.set(1, { record, writtenAt: 0 })
    await acquireLease(ask('second'))
    expect(takeovers).toEqual(['killed'])
  })

  it('refuses a paused holder that wakes after another took over', async () => {
    const { clock, ask, memory } = scene()
    // Paused: it sleeps, and nothing wakes its renewals.
    const asleep: Timing = { ...clock.timing, sleep: () => new Promise(() => {}) }
    const paused = await acquireLease({ ...ask('paused'), timing: asleep })
    await clock.advance(lifetime)
    await acquireLease(ask('second'))
    const writes = memory.writes()
    await expect(paused.assertHeld()).rejects.toMatchObject({ code: 'lease/lost' })
    expect(memory.writes()).toBe(writes)
  })

  it('is not taken from a holder that wakes in the very moment', async () => {
    const { clock, ask, memory } = scene()
    const asleep: Timing = { ...clock.timing, sleep: () => new Promise(() => {}) }
    const paused = await acquireLease({ ...ask('paused'), timing: asleep })
    await clock.advance(lifetime + 1_000)
    // Between the taker's look and its taking, the paused one renews.
    const interleaved: LeaseStore = {
      ...memory.store,
      take: async (number, record) => {
        await paused.assertHeld()
        return memory.store.take(number, record)
      },
    }
    await expect(acquireLease(ask('second', interleaved))).rejects.toMatchObject({ code: 'lease/held' })
  })
})
