import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EffectName } from '../../emulator/src/faults/effects/index.ts'
import { randomNumbers } from '../../emulator/src/faults/random.ts'
import { anEmulator, type TestEmulator } from '../../emulator/test/emulator.ts'
import { type EnvironmentInput, openEnvironment } from '../../tool/test/environment.ts'
import { type CloudView, emptyCloud, viewCloudAt } from '../support/cloud-view.ts'
import { type VirtualTime, virtualTime } from './virtual-time.ts'

/** How likely each thing goes wrong with each call. */
const weather: Readonly<Partial<Record<EffectName, number>>> = {
  throttle: 0.06,
  'stale-reads': 0.03,
  'reset-before': 0.03,
  'reset-after': 0.03,
  'http-5xx': 0.02,
  'internal-error-before': 0.02,
  'internal-error-after': 0.02,
  'empty-body': 0.01,
  'not-json': 0.01,
  'empty-reads': 0.01,
  'repeat-page': 0.01,
}

/** What the shipped environments are made of, less the databases: those are real servers, which know real time only. */
const shapes: readonly EnvironmentInput[] = [
  { cloud: 'tencent', region: 'ap-guangzhou', zone: 'ap-guangzhou-6' },
  {
    cloud: 'tencent',
    region: 'ap-guangzhou',
    zone: 'ap-guangzhou-6',
    network: { nat: { bandwidth: 20 } },
    compute: { size: '4c8g', dataDisk: 200, snapshots: { retention: 7 } },
    logs: { retention: 7 },
  },
  {
    cloud: 'tencent',
    region: 'ap-guangzhou',
    zone: 'ap-guangzhou-6',
    compute: { size: '4c8g', hosts: 2 },
    loadBalancer: { bandwidth: 20 },
    alarms: {},
    access: { operators: true },
    protection: true,
  },
]

/** How many seeds there are, over all the files that run side by side. */
const seeds = Number(process.env.TENGYUN_SEEDS ?? 1_000)

/**
 * The tool and the emulated cloud in one process and in virtual time: a seed decides what goes wrong with which call,
 * and how long a retry waits. `TENGYUN_SEEDS` says how many; a failure names its seed.
 *
 * @param first the seed to begin with
 * @param step to the next one
 */
export function simulate(first: number, step: number): void {
  describe(`environments come and go in bad weather, from seed ${first} in steps of ${step}`, () => {
    let time: VirtualTime
    let emulator: TestEmulator
    const calm = new Map<EnvironmentInput, CloudView>()

    beforeAll(async () => {
      time = virtualTime(() => emulator.world.scheduler.settled())
      emulator = await anEmulator({ clock: time.clock })
      for (const shape of shapes) {
        await open(0).then((environment) => environment.apply(shape))
        calm.set(shape, await view())
        await open(0).then((environment) => environment.removeAll())
        expect(await view()).toEqual(emptyCloud)
      }
    })
    afterAll(async () => {
      await emulator?.[Symbol.asyncDispose]()
      time?.end()
    })

    it(`each of ${seeds / step} ends in the same world as calm weather, and in an empty one`, async () => {
      for (let seed = first; seed <= seeds; seed += step) {
        const shape = shapes[seed % shapes.length] ?? shapes[0]
        if (!shape) throw new Error('no shape')
        await inWeather(seed, (environment) => environment.apply(shape))
        expect(await view(), `after apply, seed ${seed}`).toEqual(calm.get(shape))
        const { changes } = await (await open(seed)).plan(shape)
        expect(changes, `second plan, seed ${seed}`).toEqual([])
        await inWeather(seed, (environment) => environment.removeAll())
        expect(await view(), `after destroy, seed ${seed}`).toEqual(emptyCloud)
      }
    })

    /** Runs it again, as a person would, until it gets through. */
    async function inWeather(seed: number, run: (environment: Opened) => Promise<unknown>): Promise<void> {
      for (const [effect, probability] of Object.entries(weather)) {
        emulator.faults.inject({ effect: effect as EffectName, probability, seed })
      }
      const told: unknown[] = []
      try {
        for (let attempt = 0; attempt < 12; attempt++) {
          try {
            await run(await open(seed + attempt))
            return
          } catch (error) {
            told.push(error)
          }
        }
      } finally {
        await emulator.faults.clear()
      }
      throw new AggregateError(told, `seed ${seed} never got through:\n${told.join('\n')}`)
    }

    type Opened = Awaited<ReturnType<typeof open>>

    function open(seed: number) {
      const { endpoint, cosEndpoint, world } = emulator
      return openEnvironment({ endpoint, cosEndpoint, region: 'ap-guangzhou', ...world.account }, 'storm', {
        timing: time.timing(randomNumbers(seed)),
        only: ({ key }) => !/\b(postgres|redis)\b/.test(key),
        parallelism: 1,
      })
    }

    async function view(): Promise<CloudView> {
      await time.pass(600_000)
      const { endpoint, cosEndpoint, world } = emulator
      return viewCloudAt({ endpoint, cosEndpoint, ...world.account })
    }
  })
}
