import { expect, it } from 'vitest'
import { type Trial, tollsOf } from './trial.ts'

const trial = (at: number, took: number, why?: string): Trial => ({
  name: 'GET /ready',
  at,
  took,
  ...(why === undefined ? {} : { why }),
})

it('counts an outage from the first failure to the first success after the last', () => {
  const trials = [trial(0, 5), trial(200, 30, '503'), trial(400, 10), trial(600, 9, '502'), trial(800, 40)]
  expect(tollsOf(trials)).toEqual([
    { name: 'GET /ready', trials: 5, failed: 2, outage: 640, slowest: 40, why: '503' },
  ])
})

it('has no outage where people only waited', () => {
  expect(tollsOf([trial(0, 5), trial(200, 1_900)])).toMatchObject([{ failed: 0, outage: 0, slowest: 1_900 }])
})

it('takes trials in the order in which they began, not in which they ended', () => {
  expect(tollsOf([trial(400, 10), trial(200, 900, 'timeout'), trial(0, 5)])).toMatchObject([
    { failed: 1, outage: 210 },
  ])
})

it('lets an outage last to the end of what was tried, where nothing came back', () => {
  expect(tollsOf([trial(0, 5), trial(200, 10, '503'), trial(400, 10, '503')])).toMatchObject([
    { outage: 210 },
  ])
})
