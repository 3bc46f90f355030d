import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Gathering } from './gathering.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('reads once for what happens in a burst, soon after its beginning', () => {
  const read = vi.fn()
  const gathering = new Gathering(read, 0)
  for (let change = 0; change < 10; change++) gathering.ask()
  expect(read).not.toHaveBeenCalled()
  vi.advanceTimersByTime(250)
  expect(read).toHaveBeenCalledTimes(1)
})

it('reads as often in a minute of a hundred changes as in one of a thousand, and not later than it may', () => {
  const readsOf = (changes: number) => {
    const read = vi.fn()
    const gathering = new Gathering(read, 5_000)
    for (let change = 0; change < changes; change++) {
      gathering.ask()
      vi.advanceTimersByTime(60_000 / changes)
    }
    gathering.stop()
    return read.mock.calls.length
  }
  expect(readsOf(100)).toBe(12)
  expect(readsOf(1_000)).toBe(12)
})

it('reads at once again when it was quiet for a while', () => {
  const read = vi.fn()
  const gathering = new Gathering(read, 5_000)
  gathering.ask()
  vi.advanceTimersByTime(10_000)
  gathering.ask()
  vi.advanceTimersByTime(250)
  expect(read).toHaveBeenCalledTimes(2)
})

it('reads no more once it was stopped', () => {
  const read = vi.fn()
  const gathering = new Gathering(read, 0)
  gathering.ask()
  gathering.stop()
  vi.advanceTimersByTime(10_000)
  expect(read).not.toHaveBeenCalled()
})
