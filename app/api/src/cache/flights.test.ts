import { expect, it } from 'vitest'
import { Flights } from './flights.ts'

it('never lets anybody join what began before they came', async () => {
  const flights = new Flights()
  let version = 1
  const mayLand = Promise.withResolvers<void>()
  const first = flights.shareNext('list', async () => {
    const read = version
    await mayLand.promise
    return read
  })
  version = 2
  let loads = 0
  const later = ['a', 'b', 'c'].map(() =>
    flights.shareNext('list', async () => {
      loads++
      return version
    }),
  )
  mayLand.resolve()
  expect(await first).toBe(1)
  expect(await Promise.all(later)).toEqual([2, 2, 2])
  expect(loads).toBe(1)
})

it('goes on after a failure', async () => {
  const flights = new Flights()
  const fails = flights.shareNext('list', async () => {
    throw new Error('lost')
  })
  const next = flights.shareNext('list', async () => 'found')
  await expect(fails).rejects.toThrow('lost')
  expect(await next).toBe('found')
})
