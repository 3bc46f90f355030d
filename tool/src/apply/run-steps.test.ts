import { describe, expect, it } from 'vitest'
import type { Change, Key } from '../plan/model.ts'
import type { Step, StepName } from '../plan/order.ts'
import { runSteps } from './run-steps.ts'

function step(key: Key, ...after: Key[]): Step {
  const change: Change = {
    action: 'create',
    kind: 'any',
    key,
    name: key,
    reason: 'missing',
    differences: [],
    holdsData: false,
  }
  return { change, part: 'put', after: after.map((name): StepName => `put ${name}`) }
}

describe('steps', () => {
  it('run side by side unless one waits for another', async () => {
    const begun: string[] = []
    let release = () => {}
    const bothBegan = new Promise<void>((done) => {
      release = done
    })
    await runSteps([step('a/1'), step('b/1'), step('c/1', 'a/1', 'b/1')], async ({ change }) => {
      begun.push(change.key)
      // Neither of the first two could end if they did not run at once.
      if (begun.length === 2) release()
      await bothBegan
    })
    expect(begun).toEqual(['a/1', 'b/1', 'c/1'])
  })

  it('that depend on a failed one are not attempted, and others go on', async () => {
    const results = await runSteps([step('a/1'), step('b/1', 'a/1'), step('c/1')], async ({ change }) => {
      if (change.key === 'a/1') throw new Error('no')
    })
    expect(results.map(({ step, outcome }) => `${step.change.key} ${outcome}`)).toEqual([
      'a/1 failed',
      'b/1 not-attempted',
      'c/1 done',
    ])
  })

  it('run no more at once than they may', async () => {
    let under = 0
    let most = 0
    const steps = ['a/1', 'b/1', 'c/1', 'd/1'].map((key) => step(key as Key))
    await runSteps(
      steps,
      async () => {
        under += 1
        most = Math.max(most, under)
        await new Promise((done) => setImmediate(done))
        under -= 1
      },
      { parallelism: 2 },
    )
    expect(most).toBe(2)
  })

  it('are not begun after an interruption', async () => {
    const controller = new AbortController()
    const results = await runSteps([step('a/1'), step('b/1', 'a/1')], async () => controller.abort(), {
      signal: controller.signal,
    })
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'not-attempted'])
  })

  it('that wait for each other are refused rather than waited for', async () => {
    const circle = runSteps([step('a/1', 'b/1'), step('b/1', 'a/1')], async () => {})
    await expect(circle).rejects.toThrow('wait for each other')
  })
})
