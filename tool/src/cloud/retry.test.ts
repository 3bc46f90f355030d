import { describe, expect, it } from 'vitest'
import { CloudCallError, outcomeOf } from './errors.ts'
import { withRetry } from './retry.ts'
import type { Timing } from './timing.ts'

/** A clock that sleeping moves. */
function movedClock(): Timing & { readonly slept: number[] } {
  let at = 0
  const slept: number[] = []
  return {
    slept,
    now: () => at,
    random: () => 0.5,
    sleep: async (milliseconds) => {
      slept.push(milliseconds)
      at += milliseconds
    },
  }
}

function refusal(code?: string): CloudCallError {
  return new CloudCallError('vpc:CreateVpc', code ?? 'socket hang up', { code })
}

/** Fails with each error in turn, then answers. */
function failing(...errors: CloudCallError[]) {
  const left = [...errors]
  return async () => {
    const error = left.shift()
    if (error) throw error
    return 'answer'
  }
}

const options = (timing: Timing, more = {}) => ({
  timing,
  signal: undefined,
  repeatable: true,
  patience: 60_000,
  ...more,
})

describe('a request', () => {
  it('is asked again after throttling, waiting longer each time', async () => {
    const timing = movedClock()
    const throttled = refusal('RequestLimitExceeded')
    await expect(withRetry(failing(throttled, throttled, throttled), options(timing))).resolves.toBe('answer')
    expect(timing.slept).toEqual([375, 750, 1500])
  })

  it('is asked again while another task holds the object, also when it is not repeatable', async () => {
    const busy = refusal('OperationDenied.InstanceStatusLimitError')
    await expect(withRetry(failing(busy), options(movedClock(), { repeatable: false }))).resolves.toBe(
      'answer',
    )
  })

  it('is not asked again after a lost answer, unless that is harmless', async () => {
    const lost = refusal()
    await expect(withRetry(failing(lost), options(movedClock(), { repeatable: false }))).rejects.toBe(lost)
    await expect(withRetry(failing(lost), options(movedClock()))).resolves.toBe('answer')
  })

  it('is not asked again after a refusal that lasts', async () => {
    const refused = refusal('InvalidParameterValue.Range')
    await expect(withRetry(failing(refused), options(movedClock()))).rejects.toBe(refused)
  })

  it('is given up when patience ends', async () => {
    const throttled = refusal('RequestLimitExceeded')
    const forever = async () => {
      throw throttled
    }
    const timing = movedClock()
    await expect(withRetry(forever, options(timing))).rejects.toBe(throttled)
    expect(timing.now()).toBeLessThanOrEqual(60_000)
  })

  it('stops waiting when it is interrupted', async () => {
    const controller = new AbortController()
    const attempt = async () => {
      controller.abort()
      throw refusal('RequestLimitExceeded')
    }
    const wait = withRetry(attempt, options(movedClock(), { signal: controller.signal }))
    await expect(wait).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('an error code', () => {
  it.each([
    ['RequestLimitExceeded.UinLimitExceeded', 'throttled'],
    ['ResourceInUse', 'busy'],
    ['ResourceUnavailable.SaleOut', 'final'],
    ['ResourcesSoldOut.SpecifiedInstanceType', 'final'],
    ['InternalError', 'unknown'],
    ['ResourceNotFound.InstanceNotFoundError', 'gone'],
    ['InvalidInstanceId.NotFound', 'gone'],
    ['AuthFailure.SignatureFailure', 'final'],
    [undefined, 'unknown'],
  ])('%s means %s', (code, outcome) => {
    expect(outcomeOf(refusal(code))).toBe(outcome)
  })
})
