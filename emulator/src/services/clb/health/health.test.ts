import { Client as ClbClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_client.js'
import type { HealthCheck } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../../test/emulator.ts'
import { eventually } from '../../../../test/eventually.ts'
import { anInstance } from '../../../../test/instance.ts'
import { answerReady, aWebServer } from '../../../../test/web-server.ts'
import { isWanted } from './probe.ts'

describe('the health of targets', () => {
  let emulator: TestEmulator
  let client: ClbClient
  let instanceId: string
  let at: { LoadBalancerId: string; ListenerId: string; LocationId: string }

  beforeAll(async () => {
    emulator = await anEmulator()
    client = emulator.client(ClbClient)
    instanceId = await anInstance(emulator)
    const { InstanceSet } = await emulator.client(CvmClient).DescribeInstances({})
    const VpcId = InstanceSet?.[0]?.VirtualPrivateCloud?.VpcId ?? ''
    const { LoadBalancerIds } = await done(client.CreateLoadBalancer({ LoadBalancerType: 'OPEN', VpcId }))
    const LoadBalancerId = LoadBalancerIds?.[0] ?? ''
    const { ListenerIds } = await done(
      client.CreateListener({ LoadBalancerId, Ports: [80], Protocol: 'HTTP' }),
    )
    const ListenerId = ListenerIds?.[0] ?? ''
    const Rules = [
      { Domain: 'www.example.com', Url: '/', HealthCheck: { HttpCheckPath: '/ready', HttpCode: 2 } },
    ]
    const { LocationIds } = await done(client.CreateRule({ LoadBalancerId, ListenerId, Rules }))
    at = { LoadBalancerId, ListenerId, LocationId: LocationIds?.[0] ?? '' }
    await done(client.RegisterTargets({ ...at, Targets: [{ InstanceId: instanceId, Port: 8000 }] }))
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  const done = async <Answer extends { RequestId?: string }>(answer: Promise<Answer>): Promise<Answer> => {
    const { RequestId: TaskId = '' } = await answer
    await eventually(
      () => client.DescribeTaskStatus({ TaskId }),
      ({ Status }) => Status === 0,
    )
    return answer
  }
  const read = async () => {
    const { LoadBalancers } = await client.DescribeTargetHealth({ LoadBalancerIds: [at.LoadBalancerId] })
    return LoadBalancers?.[0]?.Listeners?.[0]?.Rules?.[0]?.Targets?.[0]
  }
  const becomes = (detail: string) =>
    eventually(read, (target) => target?.HealthStatusDetail === detail, { within: 20_000 })
  const check = (HealthCheck: HealthCheck) => done(client.ModifyRule({ ...at, HealthCheck }))

  it('is unknown at first, and bad while no program answers', async () => {
    expect(await read()).toMatchObject({ TargetId: instanceId, HealthStatus: false })
    expect((await becomes('Dead'))?.HealthStatus).toBe(false)
  })

  it('is good once a program has answered as often as it has to', async () => {
    await aWebServer(emulator, instanceId)
    expect(await becomes('Alive')).toMatchObject({ HealthStatus: true, Port: 8000, Weight: 10 })
  })

  it('is bad when the program answers, but not with a wanted status', async () => {
    await answerReady(emulator, instanceId, 503)
    await becomes('Dead')
    await check({ HttpCode: 31 })
    await becomes('Alive')
  })

  it('is not asked for when the check is off', async () => {
    await check({ HealthSwitch: 0 })
    expect(await read()).toMatchObject({ HealthStatus: true, HealthStatusDetail: 'Close' })
    await check({ HealthSwitch: 1, HttpCode: 2 })
    await becomes('Dead')
  })

  it('is bad when the instance is stopped', async () => {
    await answerReady(emulator, instanceId, 200)
    await becomes('Alive')
    await emulator.client(CvmClient).StopInstances({ InstanceIds: [instanceId] })
    await becomes('Dead')
  })
})

it.each([
  [200, 2, true],
  [302, 6, true],
  [404, 6, false],
  [503, 31, true],
  [503, 15, false],
])('a %i counts as healthy with the mask %i: %s', (status, mask, wanted) => {
  expect(isWanted(status, mask)).toBe(wanted)
})
