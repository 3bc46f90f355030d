import { expect, it } from 'vitest'
import { passed } from './finding.ts'
import { runChecks } from './run.ts'
import { aCheck, anInput } from './test-check.ts'

const nobody = { began() {}, ended() {} }

it('counts a check that throws as failed, with what is below the error', async () => {
  const check = aCheck({
    id: 'broken',
    run: () => Promise.reject(new Error('fetch failed', { cause: new Error('ECONNREFUSED') })),
  })
  expect(await runChecks([check], anInput(), nobody)).toMatchObject([
    { id: 'broken', outcome: 'failed', found: 'fetch failed: ECONNREFUSED' },
  ])
})

it('measures speed after everything else, one at a time', async () => {
  const log: string[] = []
  const noted = (id: string, group: 'security' | 'performance') =>
    aCheck({
      id,
      group,
      async run() {
        log.push(`${id} begins`)
        await new Promise(setImmediate)
        log.push(`${id} ends`)
        return passed('')
      },
    })
  const checks = [
    noted('p1', 'performance'),
    noted('s1', 'security'),
    noted('p2', 'performance'),
    noted('s2', 'security'),
  ]
  const results = await runChecks(checks, anInput(), nobody)
  expect(results.map(({ id }) => id)).toEqual(['p1', 's1', 'p2', 's2'])
  expect(log.slice(0, 2)).toEqual(['s1 begins', 's2 begins'])
  expect(log.slice(4)).toEqual(['p1 begins', 'p1 ends', 'p2 begins', 'p2 ends'])
})

it('tells as each begins and ends', async () => {
  const told: string[] = []
  await runChecks([aCheck({ id: 'one' })], anInput(), {
    began: ({ id }) => told.push(`began ${id}`),
    ended: ({ id, outcome }) => told.push(`ended ${id} ${outcome}`),
  })
  expect(told).toEqual(['began one', 'ended one passed'])
})

it('begins nothing more once somebody has asked to stop', async () => {
  const stop = new AbortController()
  const first = aCheck({
    id: 'first',
    group: 'performance',
    async run() {
      stop.abort()
      return passed('')
    },
  })
  const second = aCheck({
    id: 'second',
    group: 'performance',
    run: () => Promise.reject(new Error('was run')),
  })
  await expect(runChecks([first, second], anInput(stop.signal), nobody)).rejects.toThrow('aborted')
})
