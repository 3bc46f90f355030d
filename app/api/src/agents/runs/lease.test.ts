import { expect, it } from 'vitest'
import { Lease } from './lease.ts'

const never = new AbortController().signal

it('is held as long as the process was seen lately', async () => {
  const lease = new Lease(60_000)
  expect(lease.isHeld).toBe(true)
  await lease.held(never)
})

it('makes whoever asks wait until the process was seen again', async () => {
  const lease = new Lease(60_000)
  lease.renew(performance.now() - 60_000)
  expect(lease.isHeld).toBe(false)
  const order: string[] = []
  const waiting = lease.held(never).then(() => order.push('held'))
  // Asked for so long ago that the answer is of no use.
  lease.renew(performance.now() - 60_000)
  await new Promise(setImmediate)
  order.push('seen')
  lease.renew(performance.now())
  await waiting
  expect(order).toEqual(['seen', 'held'])
})

it('is not waited for by a run that has ended', async () => {
  const lease = new Lease(60_000)
  lease.renew(performance.now() - 60_000)
  const ending = new AbortController()
  const waiting = lease.held(ending.signal)
  ending.abort(new Error('cancelled'))
  await expect(waiting).rejects.toThrow('cancelled')
})
