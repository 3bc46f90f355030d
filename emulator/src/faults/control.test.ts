import { CommonClient } from 'tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js'
import { Client as StsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../test/emulator.ts'
import { controlOf } from '../../test/kill-points.ts'

let emulator: TestEmulator
let control: CommonClient
let vpc: VpcClient
beforeAll(async () => {
  emulator = await anEmulator()
  control = controlOf({ endpoint: emulator.endpoint, ...emulator.world.account })
  vpc = emulator.client(VpcClient)
})
afterAll(() => emulator[Symbol.asyncDispose]())
afterEach(() => emulator.faults.clear())

describe('over the wire', () => {
  test('faults are injected, listed with what they did, and cleared', async () => {
    const { Fault } = await control.request('InjectFault', { Effect: 'throttle', Call: 'vpc:*', Nth: 2 })
    await vpc.DescribeVpcs({})
    await expect(vpc.DescribeVpcs({})).rejects.toMatchObject({ code: 'RequestLimitExceeded' })
    const { Faults } = await control.request('DescribeFaults', {})
    expect(Faults).toEqual([{ ...Fault, Matched: 2, Acted: 1 }])
    expect(await control.request('ClearFaults', { FaultId: Fault.Id })).toMatchObject({ Cleared: 1 })
    expect((await control.request('DescribeFaults', {})).Faults).toEqual([])
  })

  test('a mistake and an unknown fault are refused with codes that no cloud has', async () => {
    await expect(control.request('InjectFault', { Effect: 'flood' })).rejects.toMatchObject({
      code: 'Emulator.InvalidFault',
    })
    await expect(control.request('ClearFaults', { FaultId: 'x' })).rejects.toMatchObject({
      code: 'Emulator.FaultNotFound',
    })
    await expect(control.request('DropFaults', {})).rejects.toMatchObject({ code: 'InvalidAction' })
  })

  test('the root key alone may', async () => {
    const Policy = encodeURIComponent(
      JSON.stringify({ version: '2.0', statement: [{ effect: 'allow', action: ['*'], resource: ['*'] }] }),
    )
    const { Credentials } = await emulator.client(StsClient).GetFederationToken({ Name: 'ci', Policy })
    const guest = new CommonClient(new URL(emulator.endpoint).host, '2026-01-01', {
      credential: {
        secretId: Credentials?.TmpSecretId ?? '',
        secretKey: Credentials?.TmpSecretKey ?? '',
        token: Credentials?.Token ?? '',
      },
      profile: { httpProfile: { protocol: 'http://' } },
    })
    await expect(guest.request('ClearFaults', {})).rejects.toMatchObject({
      code: 'AuthFailure.UnauthorizedOperation',
    })
  })

  test('what goes wrong with every call does not keep it from being cleared', async () => {
    await control.request('InjectFault', { Effect: 'reset-before' })
    await control.request('InjectFault', { Effect: 'clock-skew', Milliseconds: -600_000 })
    await control.request('ClearFaults', {})
    await vpc.DescribeVpcs({})
  })

  test('the calls are told, with their outcome', async () => {
    const since = emulator.faults.calls().at(-1)?.sequence ?? 0
    await vpc.DescribeVpcs({})
    await vpc.DeleteVpc({ VpcId: 'vpc-00000000' }).catch(() => {})
    emulator.faults.inject({ effect: 'reset-after' })
    await vpc.DescribeSubnets({}).catch(() => {})
    const { Calls } = await control.request('DescribeCalls', { Since: since })
    expect(Calls).toMatchObject([
      { Sequence: since + 1, Call: 'vpc:DescribeVpcs', Region: 'ap-guangzhou', Outcome: '' },
      { Sequence: since + 2, Call: 'vpc:DeleteVpc', Outcome: 'ResourceNotFound' },
      { Sequence: since + 3, Call: 'vpc:DescribeSubnets', Point: 'after-effect', Outcome: 'reset' },
    ])
  })
})

describe('while a call is paused', () => {
  const create = (name: string) => vpc.CreateVpc({ VpcName: name, CidrBlock: '10.0.0.0/16' })
  const count = async () => (await vpc.DescribeVpcs({})).TotalCount

  test('others wait before their effect, and all go on when it is resumed', async () => {
    const before = (await count()) ?? 0
    const { Fault } = await control.request('InjectFault', { Effect: 'pause', At: 'after-effect', Nth: 1 })
    const order: string[] = []
    const first = create('first').then(() => order.push('first'))
    expect(await control.request('AwaitPause', { FaultId: Fault.Id })).toMatchObject({
      Call: 'vpc:CreateVpc',
    })
    const second = create('second').then(() => order.push('second'))
    await expect(control.request('AwaitPause', { FaultId: 'x', Milliseconds: 50 })).rejects.toMatchObject({
      code: 'Emulator.NothingPaused',
    })
    expect(order).toEqual([])
    expect(await control.request('ResumeCalls', {})).toMatchObject({ Resumed: 1 })
    await Promise.all([first, second])
    expect(await count()).toBe(before + 2)
  })

  // The pause took its call, whose effect lasts longer than the pause: a database that is made while a client is killed.
  test.each(['after-effect', 'after-answer'] as const)(
    'a call that gets %s once the pause is cleared is not held any more',
    async (at) => {
      const [inEffect, effect] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      const unobserve = emulator.faults.observe(async (_call, point) => {
        if (point !== 'after-effect') return
        inEffect.resolve()
        await effect.promise
      })
      emulator.faults.inject({ effect: 'pause', at, nth: 1 })
      const slow = create('slow')
      await inEffect.promise
      await control.request('ClearFaults', {})
      unobserve()
      effect.resolve()
      await slow
      expect(await count()).toBeGreaterThan(0)
    },
  )

  test('the emulator can be stopped', async () => {
    const other = await anEmulator()
    const { id } = other.faults.inject({ effect: 'pause', at: 'before-effect' })
    const call = other.client(VpcClient).DescribeVpcs({})
    await other.faults.gate.reached(id, 5_000)
    await other[Symbol.asyncDispose]()
    expect(await call).toMatchObject({ TotalCount: 0 })
  })
})

test('a test in the same process is told of each point that a call reaches', async () => {
  const seen: string[] = []
  const end = emulator.faults.observe(({ action }, point) => void seen.push(`${action} ${point}`))
  await vpc.DescribeVpcs({})
  await expect.poll(() => seen).toHaveLength(3)
  end()
  await vpc.DescribeVpcs({})
  expect(seen).toEqual([
    'DescribeVpcs before-effect',
    'DescribeVpcs after-effect',
    'DescribeVpcs after-answer',
  ])
})
