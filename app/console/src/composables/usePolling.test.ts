import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type EffectScope, effectScope } from 'vue'
import type { Presence } from './presence.ts'
import { type Polling, usePolling } from './usePolling.ts'

class FakePresence implements Presence {
  visible = true
  online = true
  readonly #listeners = new Set<() => void>()

  isVisible = () => this.visible
  isOnline = () => this.online

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  change(facts: { visible?: boolean; online?: boolean }): void {
    Object.assign(this, facts)
    for (const listener of this.#listeners) listener()
  }
}

let scope: EffectScope
let presence: FakePresence
beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  presence = new FakePresence()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

async function poll<T>(load: (signal: AbortSignal) => Promise<T>): Promise<Polling<T>> {
  const polling = scope.run(() => usePolling(load, { presence }))
  if (!polling) throw new Error('The scope was stopped')
  await vi.advanceTimersByTimeAsync(0)
  return polling
}

it('is live with the first answer and asks again every two seconds', async () => {
  let answers = 0
  const { data, connection } = await poll(async () => ++answers)
  expect([data.value, connection.value]).toEqual([1, 'live'])
  await vi.advanceTimersByTimeAsync(4_000)
  expect(data.value).toBe(3)
})

it('keeps the last answer while interrupted, asks less and less often, and recovers', async () => {
  const load = vi.fn(async () => 'fine')
  const { data, connection, error } = await poll(load)
  load.mockRejectedValue(new Error('refused'))
  await vi.advanceTimersByTimeAsync(2_000)
  expect([data.value, connection.value]).toEqual(['fine', 'interrupted'])
  expect(error.value).toEqual(new Error('refused'))

  load.mockClear()
  await vi.advanceTimersByTimeAsync(4_000 + 8_000 + 10_000 + 10_000)
  expect(load).toHaveBeenCalledTimes(4)

  load.mockResolvedValue('fine again')
  await vi.advanceTimersByTimeAsync(10_000)
  expect([data.value, connection.value]).toEqual(['fine again', 'live'])
})

it('pauses while hidden, drops the answer under way and asks at once when seen again', async () => {
  const load = vi.fn(async () => 'fine')
  const { connection } = await poll(load)
  presence.change({ visible: false })
  expect(connection.value).toBe('paused')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(load).toHaveBeenCalledTimes(1)
  presence.change({ visible: true })
  await vi.advanceTimersByTimeAsync(0)
  expect(load).toHaveBeenCalledTimes(2)
  expect(connection.value).toBe('live')
})

it('says that it is offline and goes on by itself', async () => {
  const { connection } = await poll(async () => 'fine')
  presence.change({ online: false })
  expect(connection.value).toBe('offline')
  presence.change({ online: true })
  await vi.advanceTimersByTimeAsync(0)
  expect(connection.value).toBe('live')
})

it('stops with its scope', async () => {
  const signals: AbortSignal[] = []
  await poll((signal) => {
    signals.push(signal)
    return new Promise(() => {})
  })
  scope.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
})
