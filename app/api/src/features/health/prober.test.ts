import { expect, it, onTestFinished, vi } from 'vitest'
import { unavailable } from '../../errors/app-error.ts'
import { createProber } from './prober.ts'

const answers = async () => undefined
const hangs = () => new Promise<never>(() => {})

function clockAt(start: number) {
  let now = start
  const advance = (ms: number) => {
    now += ms
  }
  return { clock: () => new Date(now), advance }
}

it('answers within the budget of one check although two of them hang', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const found = createProber({ postgres: hangs, redis: hangs, cos: answers }, clockAt(0).clock, 50)()
  await vi.advanceTimersByTimeAsync(50)
  const findings = await found
  expect(findings.postgres).toMatchObject({ ok: false, reason: 'TIMEOUT' })
  expect(findings.redis).toMatchObject({ ok: false, reason: 'TIMEOUT' })
  expect(findings.cos).toMatchObject({ ok: true })
})

it('gives the code of the cause and keeps its message inside', async () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.6:6379'), { code: 'ECONNREFUSED' })
  const fails = async () => {
    throw unavailable('COS', refused)
  }
  const findings = await createProber({ postgres: answers, redis: answers, cos: fails }, clockAt(0).clock)()
  expect(findings.cos).toEqual({ ok: false, latencyMs: expect.any(Number), reason: 'ECONNREFUSED' })
})

it('lets watchers share a round of checks while it is fresh', async () => {
  const { clock, advance } = clockAt(0)
  const check = vi.fn(answers)
  const probe = createProber({ postgres: check, redis: answers, cos: answers }, clock)
  await Promise.all([probe(), probe()])
  expect(check).toHaveBeenCalledTimes(1)
  advance(500)
  await probe()
  expect(check).toHaveBeenCalledTimes(2)
})
