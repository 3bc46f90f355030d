import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { points } from '../emulator/src/faults/fault.ts'
import { callsOf, killAtAny } from '../emulator/test/kill-points.ts'
import { readyClone } from './support/clone.ts'
import { type CloudView, emptyCloud, targetOf, viewCloud } from './support/cloud-view.ts'

/** At how many of the points each call is killed. Fewer than all take turns from one call to the next. */
const pointsEach = Number(process.env.TENGYUN_KILL_POINTS ?? points.length)

/**
 * `kill -9` at three points of every kind of call with which `apply` changes the cloud: before its effect, after
 * the effect and before the answer, and after the answer. Then apply again, until it ends by itself: the same
 * world, nothing twice, nothing unowned, and a next plan that is empty. What the world is, the cloud says.
 */
describe('an apply of production that is killed', () => {
  let clone: Awaited<ReturnType<typeof readyClone>>
  let target: Awaited<ReturnType<typeof targetOf>>
  let calm: CloudView
  /** The calls that change something, in the order in which a calm apply first makes them. */
  let changing: string[]

  const production = (...words: string[]) => clone.tengyun([...words, 'production', '--emulator'])
  const apply = () => production('apply', '--yes')
  const destroy = () => production('destroy', '--yes', '--delete-data', 'production')

  beforeAll(async () => {
    clone = await readyClone({ speed: 1_000 })
    target = await targetOf(clone)
    const calls = await callsOf(target, apply)
    const reading = /:(Describe|Get|List|Inquiry|Head)/
    changing = [...new Set(calls)].filter((call) => !reading.test(call) && call !== 'cos:PutObject')
    calm = await viewCloud(clone)
    await destroy()
  })
  afterAll(() => clone?.discard())

  it('makes the calls that this is about', async () => {
    expect(changing.length).toBeGreaterThan(25)
    expect(await viewCloud(clone)).toEqual(emptyCloud)
  })

  it.each(points)('%s of any call comes to the same world', async (point) => {
    const offset = points.indexOf(point)
    let left = changing.filter((_, index) => (index + offset) % points.length < pointsEach)
    // One creation is killed again and again, each time in a call that was not met before. What is left when it
    // has come to its end, since other branches had got it done, is met in further creations.
    for (let creation = 1; left.length > 0; creation++) {
      expect(creation, `not met: ${left.join(', ')}`).toBeLessThan(6)
      let outcome = await kill(left, point)
      for (; 'killedIn' in outcome; outcome = await kill(left, point)) {
        const { killedIn } = outcome
        left = left.filter((name) => name !== killedIn)
      }
      expect(outcome).toEqual({ exitCode: 0 })
      expect(await viewCloud(clone)).toEqual(calm)
      expect(JSON.parse((await production('plan', '--json')).stdout).changes).toEqual([])
      await destroy()
      expect(await viewCloud(clone)).toEqual(emptyCloud)
    }
  })

  const kill = (names: readonly string[], point: (typeof points)[number]) =>
    killAtAny(target, { names, point }, startApply)

  function startApply() {
    const words = ['tool/bin/tengyun.js', 'apply', 'production', '--emulator', '--yes']
    return spawn('node_modules/.bin/node', words, {
      cwd: clone.folder,
      stdio: 'ignore',
      env: { ...process.env },
    })
  }
})
