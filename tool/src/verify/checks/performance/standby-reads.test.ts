import { expect, it } from 'vitest'
import { anInput } from '../../test-check.ts'
import { ofLoad, standbyReads } from './standby-reads.ts'

it('promises nothing where there are no read-only instances', async () => {
  expect(await standbyReads.run(anInput())).toMatchObject({
    outcome: 'not-chosen',
    found: { en: expect.stringContaining('postgres.readOnly') },
  })
})

it('blames no app that does not say what it reads there, and tells what may be the cause', () => {
  expect(ofLoad({ lags: [], requests: 20 })).toMatchObject({
    outcome: 'not-chosen',
    found: {
      en: expect.stringMatching(/X-Data-Lag.*deploy/),
      zh: expect.stringMatching(/X-Data-Lag.*deploy/),
    },
  })
})

it('tells how many answers came from there, and how old they may have been', () => {
  expect(ofLoad({ lags: [0.2, 1.5], requests: 20 })).toEqual({
    outcome: 'passed',
    found: '2/20',
    evidence: ['X-Data-Lag: at most 1.5 s'],
  })
})

it.each([301, Number.NaN])('fails an app that answers with a lag of %s', (lag) => {
  expect(ofLoad({ lags: [0.2, lag], requests: 20 }).outcome).toBe('failed')
})
