import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { Client as StsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { anEmulator, type TestEmulator } from '../../test/emulator.ts'
import { eventually } from '../../test/eventually.ts'
import { anOrder } from '../../test/instance.ts'
import { aNetwork } from '../../test/network.ts'
import type { FaultOrder } from './fault.ts'

let emulator: TestEmulator
let vpc: VpcClient
beforeAll(async () => {
  emulator = await anEmulator()
  vpc = emulator.client(VpcClient)
})
afterAll(() => emulator[Symbol.asyncDispose]())
afterEach(async () => {
  await emulator.faults.clear()
  for (const { VpcId } of await listVpcs()) await vpc.DeleteVpc({ VpcId: VpcId ?? '' })
})

const inject = (order: FaultOrder) => emulator.faults.inject(order)
const listVpcs = async () => (await vpc.DescribeVpcs({})).VpcSet ?? []
const createVpc = (name = 'one') => vpc.CreateVpc({ VpcName: name, CidrBlock: '10.0.0.0/16' })
const names = async () => (await listVpcs()).map(({ VpcName }) => VpcName)

describe('instead of its answer, a call can get', () => {
  test.each([
    ['throttle', { code: 'RequestLimitExceeded', message: expect.stringContaining('equals to `21`') }, 0],
    ['internal-error-before', { code: 'InternalError' }, 0],
    ['internal-error-after', { code: 'InternalError' }, 1],
    ['reset-before', { message: expect.stringContaining('ECONNRESET') }, 0],
    ['reset-after', { message: expect.stringContaining('ECONNRESET') }, 1],
    ['http-5xx', { httpCode: 502 }, 0],
    ['not-json', { message: expect.stringContaining('JSON') }, 1],
    ['empty-body', { message: expect.any(String) }, 1],
    ['quota', { code: 'LimitExceeded' }, 0],
    ['no-stock', { code: 'ResourceInsufficient' }, 0],
    ['no-balance', { code: 'FailedOperation.BalanceInsufficient' }, 0],
  ] as const)('%s', async (effect, refusal, made) => {
    inject({ effect, call: 'vpc:Create*' })
    await expect(createVpc()).rejects.toMatchObject(refusal)
    expect(await listVpcs()).toHaveLength(made)
  })

  test('an HTTP status of choice, and its effect before it', async () => {
    inject({ effect: 'http-5xx', status: 504, at: 'after-effect', call: 'vpc:CreateVpc' })
    await expect(createVpc()).rejects.toMatchObject({ httpCode: 504 })
    expect(await names()).toEqual(['one'])
  })

  test('a code of choice', async () => {
    inject({ effect: 'no-stock', code: 'ResourcesSoldOut.AvailableZone' })
    await expect(createVpc()).rejects.toMatchObject({ code: 'ResourcesSoldOut.AvailableZone' })
  })
})

test('latency is real time, and the effect comes after it', async () => {
  inject({ effect: 'latency', milliseconds: 60 })
  const start = performance.now()
  await listVpcs()
  expect(performance.now() - start).toBeGreaterThan(55)
})

describe('which calls a fault acts on', () => {
  test('is told by product, action and region', async () => {
    inject({ effect: 'throttle', call: 'cvm:*' })
    inject({ effect: 'throttle', call: 'vpc:Describe*', region: 'ap-shanghai' })
    await createVpc()
    const shanghai = emulator.client(VpcClient, { region: 'ap-shanghai' })
    await expect(shanghai.DescribeVpcs({})).rejects.toMatchObject({ code: 'RequestLimitExceeded' })
    await expect(emulator.client(CvmClient).DescribeZones()).rejects.toMatchObject({
      code: 'RequestLimitExceeded',
    })
  })

  test('is one if it is told by its number, or as many as asked for', async () => {
    inject({ effect: 'throttle', call: 'vpc:DescribeVpcs', nth: 2 })
    expect(await outcomes(4)).toEqual([true, false, true, true])
    inject({ effect: 'throttle', call: 'vpc:DescribeVpcs', nth: 2, count: 2 })
    expect(await outcomes(4)).toEqual([true, false, false, true])
    inject({ effect: 'throttle', call: 'vpc:DescribeVpcs', count: 1 })
    expect(await outcomes(2)).toEqual([false, true])
  })

  test('can be left to dice, which fall the same way for the same seed', async () => {
    const roll = async (seed: number) => {
      const { id } = inject({ effect: 'throttle', probability: 0.5, seed })
      const fallen = await outcomes(20)
      await emulator.faults.clear(id)
      return fallen
    }
    const first = await roll(7)
    expect(new Set(first)).toEqual(new Set([true, false]))
    expect(await roll(7)).toEqual(first)
    expect(await roll(8)).not.toEqual(first)
  })

  async function outcomes(count: number): Promise<boolean[]> {
    const all: boolean[] = []
    for (let index = 0; index < count; index += 1) all.push(await listVpcs().then(Boolean, () => false))
    return all
  }
})

describe('lists can', () => {
  test('be as old as so many reads', async () => {
    inject({ effect: 'stale-reads', reads: 2 })
    expect(await names()).toEqual([])
    await createVpc()
    expect(await names()).toEqual([])
    expect(await names()).toEqual([])
    expect(await names()).toEqual(['one'])
  })

  test('be empty, though they say how long they are', async () => {
    await createVpc()
    inject({ effect: 'empty-reads' })
    expect(await vpc.DescribeVpcs({})).toMatchObject({ TotalCount: 1, VpcSet: [] })
  })

  test('repeat their first page', async () => {
    for (const name of ['one', 'two']) await createVpc(name)
    const second = async () => (await vpc.DescribeVpcs({ Offset: '1', Limit: '1' })).VpcSet?.[0]?.VpcName
    expect(await second()).toBe('two')
    inject({ effect: 'repeat-page', count: 1 })
    expect(await second()).toBe('one')
  })

  test('lack what is new, with what belongs to it', async () => {
    await createVpc('old')
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    inject({ effect: 'hide-new', milliseconds: 60_000 })
    const { Vpc } = await createVpc('new')
    const VpcId = Vpc?.VpcId ?? ''
    await vpc.CreateSubnet({ VpcId, SubnetName: 's', CidrBlock: '10.0.1.0/24', Zone: 'ap-guangzhou-6' })
    expect(await vpc.DescribeVpcs({})).toMatchObject({ TotalCount: 1, VpcSet: [{ VpcName: 'old' }] })
    expect(await vpc.DescribeSubnets({})).toMatchObject({ TotalCount: 0 })
    vi.setSystemTime(Date.now() + 60_000)
    const { SubnetSet } = await vpc.DescribeSubnets({})
    expect(SubnetSet).toHaveLength(1)
    expect(await names()).toEqual(['old', 'new'])
    await vpc.DeleteSubnet({ SubnetId: SubnetSet?.[0]?.SubnetId ?? '' })
  })
})

describe('what a call sets going can fail', () => {
  test('for an instance in LAUNCH_FAILED, which can be terminated', async () => {
    const client = emulator.client(CvmClient)
    const network = await aNetwork(emulator)
    inject({ effect: 'task-fails', call: 'cvm:RunInstances' })
    const { InstanceIdSet: InstanceIds = [] } = await client.RunInstances(anOrder(network))
    const state = async () => (await client.DescribeInstances({ InstanceIds })).InstanceSet?.[0]
    const instance = await eventually(state, (found) => found?.InstanceState !== 'PENDING')
    expect(instance).toMatchObject({ InstanceState: 'LAUNCH_FAILED', LatestOperationState: 'FAILED' })
    expect(instance?.LatestOperationErrorMsg).not.toBe('')
    await client.TerminateInstances({ InstanceIds })
    await eventually(state, (found) => found === undefined)
    await vpc.DeleteSecurityGroup({ SecurityGroupId: network.securityGroupId })
    await eventually(
      () => vpc.DeleteSubnet({ SubnetId: network.subnetId }).then(Boolean, () => false),
      Boolean,
    )
  })

  test('for an address in a task that says so', async () => {
    inject({ effect: 'task-fails', call: 'vpc:AllocateAddresses' })
    const { TaskId = '' } = await vpc.AllocateAddresses({})
    const { Result } = await eventually(
      () => vpc.DescribeTaskResult({ TaskId: Number(TaskId) }),
      (answer) => answer.Result !== 'RUNNING',
    )
    expect(Result).toBe('FAILED')
    expect((await vpc.DescribeAddresses({})).AddressSet).toEqual([])
  })
})

describe('credentials expire after some calls', () => {
  test('a temporary one for good, and one fetched anew makes as many again', async () => {
    inject({ effect: 'expire-credentials', calls: 2, call: 'vpc:*' })
    for (let round = 0; round < 2; round += 1) {
      const { Credentials } = await emulator
        .client(StsClient)
        .GetFederationToken({ Name: 'ci', Policy: encodeURIComponent(allowEverything) })
      const credential = {
        secretId: Credentials?.TmpSecretId ?? '',
        secretKey: Credentials?.TmpSecretKey ?? '',
        token: Credentials?.Token ?? '',
      }
      const client = emulator.client(VpcClient, { credential })
      await client.DescribeVpcs({})
      await client.DescribeVpcs({})
      await expect(client.DescribeVpcs({})).rejects.toMatchObject({ code: 'AuthFailure.TokenFailure' })
    }
  })

  test('a permanent one as if it were disabled', async () => {
    inject({ effect: 'expire-credentials', calls: 0 })
    await expect(listVpcs()).rejects.toMatchObject({ code: 'AuthFailure.SecretIdNotFound' })
  })

  const allowEverything = JSON.stringify({
    version: '2.0',
    statement: [{ effect: 'allow', action: ['*'], resource: ['*'] }],
  })
})

test('a clock that is off refuses signatures and tells its time', async () => {
  inject({ effect: 'clock-skew', milliseconds: 600_000 })
  await expect(listVpcs()).rejects.toMatchObject({ code: 'AuthFailure.SignatureExpire' })
  const { headers } = await fetch(emulator.endpoint, { method: 'POST' })
  expect(Date.parse(headers.get('date') ?? '') - Date.now()).toBeGreaterThan(590_000)
})

test.each([
  [{ effect: 'flood' }, /effect "flood" is none of throttle/],
  [{ effect: 'latency' }, /latency needs milliseconds/],
  [{ effect: 'throttle', reads: 2 }, /throttle does not take reads/],
  [{ effect: 'throttle', nth: 0, probability: 2 }, /nth 0 is not .*; probability 2 is not above 0/],
  [{ effect: 'clock-skew', milliseconds: 1, call: 'vpc:*' }, /clock-skew does not take call/],
])('%j is a mistake that is explained', (order, message) => {
  expect(() => inject(order as FaultOrder)).toThrow(message)
})
