import { Client as ClbClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_client.js'
import type { CreateLoadBalancerRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { Client as SslClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_client.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCertificate } from '../../../test/certificate.ts'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { anOrder } from '../../../test/instance.ts'
import { type ManualClock, manualClock } from '../../../test/manual-clock.ts'
import { aNetwork, type TestNetwork } from '../../../test/network.ts'

const domain = 'www.example.com'

describe('CLB', () => {
  let clock: ManualClock
  let emulator: TestEmulator
  let client: ClbClient
  let network: TestNetwork
  let order: CreateLoadBalancerRequest
  let id: string

  beforeAll(async () => {
    clock = manualClock(1_000)
    emulator = await anEmulator({ clock })
    client = emulator.client(ClbClient)
    network = await aNetwork(emulator)
    order = { LoadBalancerType: 'OPEN', LoadBalancerName: 'safe', VpcId: network.vpcId }
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  /** Lets a minute of cloud time go by. */
  const pass = async () => {
    clock.advance(60)
    await emulator.world.scheduler.settled()
  }
  /** Until the task that an answer began has ended, as every client has to wait. */
  const done = async <Answer extends { RequestId?: string }>(answer: Promise<Answer>): Promise<Answer> => {
    const { RequestId: TaskId = '' } = await answer
    await pass()
    expect(await client.DescribeTaskStatus({ TaskId })).toMatchObject({ Status: 0 })
    return answer
  }
  const read = async (LoadBalancerId = id) =>
    (await client.DescribeLoadBalancers({ LoadBalancerIds: [LoadBalancerId] })).LoadBalancerSet?.[0]
  const listeners = async () => (await client.DescribeListeners({ LoadBalancerId: id })).Listeners ?? []
  const listenerAt = async (port: number) => (await listeners()).find(({ Port }) => Port === port)
  const make = async (more: Partial<CreateLoadBalancerRequest> = {}) => {
    const { LoadBalancerIds } = await done(client.CreateLoadBalancer({ ...order, ...more }))
    return LoadBalancerIds?.[0] ?? ''
  }

  describe('a load balancer', () => {
    it('is creating until its task has ended, with its tags from the beginning', async () => {
      const Tags = [{ TagKey: 'tengyun:project', TagValue: 'safe' }]
      const ordered = client.CreateLoadBalancer({ ...order, Tags, ClientToken: 'first' })
      id = (await ordered).LoadBalancerIds?.[0] ?? ''
      expect(await read()).toMatchObject({ Status: 0, LoadBalancerVips: [], Tags })
      await done(ordered)
      const made = await read()
      expect(made).toMatchObject({ Status: 1, LoadBalancerName: 'safe', VpcId: network.vpcId })
      expect(made?.LoadBalancerVips?.[0]).toMatch(/^127\./)
    })

    it('is not made twice for one ClientToken, and its task is known by the repetition too', async () => {
      const Tags = [{ TagKey: 'tengyun:project', TagValue: 'safe' }]
      const again = await done(client.CreateLoadBalancer({ ...order, Tags, ClientToken: 'first' }))
      expect(again.LoadBalancerIds).toEqual([id])
      const { DealName = '' } = again
      const task = await client.DescribeTaskStatus({ DealName })
      expect(task).toMatchObject({ Status: 0, LoadBalancerIds: [id] })
    })

    it('gets another name silently where its own is taken', async () => {
      const other = await make()
      expect((await read(other))?.LoadBalancerName).toBe(other)
      await done(client.DeleteLoadBalancer({ LoadBalancerIds: [other] }))
    })

    it('is found by tag, by part of its name and by its VPC', async () => {
      const Filters = [{ Name: 'tag:tengyun:project', Values: ['safe'] }]
      const { LoadBalancerSet } = await client.DescribeLoadBalancers({
        Filters,
        LoadBalancerName: 'af',
        VpcId: network.vpcId,
      })
      expect(LoadBalancerSet?.map(({ LoadBalancerId }) => LoadBalancerId)).toEqual([id])
    })

    it('takes one change at a time', async () => {
      const first = client.ModifyLoadBalancerAttributes({ LoadBalancerId: id, LoadBalancerName: 'safer' })
      await first
      await expect(
        client.ModifyLoadBalancerAttributes({ LoadBalancerId: id, LoadBalancerName: 'safest' }),
      ).rejects.toMatchObject({ code: 'FailedOperation.ResourceInOperating' })
      await done(first)
      expect((await read())?.LoadBalancerName).toBe('safer')
    })

    it('keeps its VPC, subnet and security groups from being deleted', async () => {
      const vpc = emulator.client(VpcClient)
      const { vpcId, subnetId, securityGroupId } = network
      const internal = await make({
        LoadBalancerType: 'INTERNAL',
        SubnetId: subnetId,
        LoadBalancerName: 'inside',
      })
      await done(
        client.SetLoadBalancerSecurityGroups({ LoadBalancerId: id, SecurityGroups: [securityGroupId] }),
      )
      expect((await read())?.SecureGroups).toEqual([securityGroupId])
      const inUse = { code: 'ResourceInUse' }
      await expect(vpc.DeleteVpc({ VpcId: vpcId })).rejects.toMatchObject(inUse)
      await expect(vpc.DeleteSubnet({ SubnetId: subnetId })).rejects.toMatchObject(inUse)
      await expect(vpc.DeleteSecurityGroup({ SecurityGroupId: securityGroupId })).rejects.toMatchObject(inUse)
      const statistics = await vpc.DescribeSecurityGroupAssociationStatistics({
        SecurityGroupIds: [securityGroupId],
      })
      expect(statistics.SecurityGroupAssociationStatisticsSet?.[0]?.CLB).toBe(1)
      await done(client.DeleteLoadBalancer({ LoadBalancerIds: [internal] }))
      const { IpAddressStates } = await vpc.DescribeUsedIpAddress({ VpcId: vpcId })
      expect(IpAddressStates).toEqual([])
    })

    it.each<[string, Partial<CreateLoadBalancerRequest>, string]>([
      ['an OPEN one in a subnet', { SubnetId: 'subnet-00000000' }, 'InvalidParameterValue'],
      ['an INTERNAL one without subnet', { LoadBalancerType: 'INTERNAL' }, 'InvalidParameterValue'],
      ['one in a VPC that is not there', { VpcId: 'vpc-00000000' }, 'InvalidParameterValue'],
      ['one in a zone of another region', { MasterZoneId: 'ap-beijing-3' }, 'InvalidParameterValue'],
      ['prepaid billing, by name', { LBChargeType: 'PREPAID' }, 'Emulator.ParameterNotSupported'],
      ['IPv6, by name', { AddressIPVersion: 'IPV6' }, 'Emulator.ParameterNotSupported'],
    ])('is refused: %s', async (_, more, code) => {
      await expect(client.CreateLoadBalancer({ ...order, ...more })).rejects.toMatchObject({ code })
    })
  })

  describe('a listener', () => {
    it('appears when its task has ended, with the health check that the cloud assumes', async () => {
      const created = client.CreateListener({
        LoadBalancerId: id,
        Ports: [5432],
        Protocol: 'TCP',
        ListenerNames: ['database'],
      })
      await created
      expect(await listeners()).toEqual([])
      await done(created)
      expect(await listenerAt(5432)).toMatchObject({
        ListenerName: 'database',
        Protocol: 'TCP',
        Scheduler: 'WRR',
        HealthCheck: {
          HealthSwitch: 1,
          CheckType: 'TCP',
          IntervalTime: 5,
          TimeOut: 2,
          HealthNum: 3,
          UnHealthNum: 3,
        },
      })
    })

    it('changes in place, field by field', async () => {
      const { ListenerId = '' } = (await listenerAt(5432)) ?? {}
      await done(
        client.ModifyListener({
          LoadBalancerId: id,
          ListenerId,
          Scheduler: 'LEAST_CONN',
          HealthCheck: { IntervalTime: 10 },
        }),
      )
      expect(await listenerAt(5432)).toMatchObject({
        ListenerName: 'database',
        Scheduler: 'LEAST_CONN',
        HealthCheck: { IntervalTime: 10, TimeOut: 2 },
      })
    })

    it('has its port alone, and needs what its protocol needs', async () => {
      const common = { LoadBalancerId: id, Ports: [5432] }
      await expect(client.CreateListener({ ...common, Protocol: 'HTTP' })).rejects.toMatchObject({
        code: 'InvalidParameter.PortCheckFailed',
      })
      await expect(client.CreateListener({ ...common, Protocol: 'HTTPS' })).rejects.toMatchObject({
        code: 'MissingParameter',
      })
      await expect(client.CreateListener({ ...common, Protocol: 'UDP' })).rejects.toMatchObject({
        code: 'Emulator.ParameterNotSupported',
      })
      await expect(
        client.CreateListener({ ...common, Protocol: 'TCP', HealthCheck: { UnHealthNum: 20 } }),
      ).rejects.toMatchObject({ code: 'InvalidParameterValue.Range' })
    })

    it('goes with its bindings', async () => {
      const { ListenerId = '' } = (await listenerAt(5432)) ?? {}
      await done(client.DeleteListener({ LoadBalancerId: id, ListenerId }))
      expect(await listeners()).toEqual([])
      await expect(client.DeleteListener({ LoadBalancerId: id, ListenerId })).rejects.toMatchObject({
        code: 'InvalidParameter.ListenerIdNotFound',
      })
    })
  })

  describe('HTTPS', () => {
    const ssl = () => emulator.client(SslClient, { region: '' })
    let certificateId: string
    let secureId: string
    let locationId: string
    const rule = { Domain: domain, Url: '/' }

    beforeAll(async () => {
      const { certificate, key } = await aCertificate(emulator, domain)
      const uploaded = await ssl().UploadCertificate({
        CertificatePublicKey: certificate,
        CertificatePrivateKey: key,
      })
      certificateId = uploaded.CertificateId ?? ''
      const { ListenerIds } = await done(
        client.CreateListener({
          LoadBalancerId: id,
          Ports: [443],
          Protocol: 'HTTPS',
          Certificate: { SSLMode: 'UNIDIRECTIONAL', CertId: certificateId },
        }),
      )
      secureId = ListenerIds?.[0] ?? ''
      const { LocationIds } = await done(
        client.CreateRule({ LoadBalancerId: id, ListenerId: secureId, Rules: [rule] }),
      )
      locationId = LocationIds?.[0] ?? ''
    })

    it('takes a certificate that is there, and holds it', async () => {
      expect((await listenerAt(443))?.Certificate?.CertId).toBe(certificateId)
      await expect(ssl().DeleteCertificate({ CertificateId: certificateId })).rejects.toMatchObject({
        code: 'FailedOperation.BoundResources',
      })
      await expect(
        client.CreateListener({
          LoadBalancerId: id,
          Ports: [8443],
          Protocol: 'HTTPS',
          Certificate: { CertId: 'notThere' },
        }),
      ).rejects.toMatchObject({ code: 'InvalidParameterValue' })
    })

    it('has rules: the first is the default, by default every answer is healthy', async () => {
      const [shown] = (await listenerAt(443))?.Rules ?? []
      expect(shown).toMatchObject({
        LocationId: locationId,
        Domain: domain,
        Url: '/',
        DefaultServer: true,
        Scheduler: 'WRR',
        HealthCheck: { CheckType: 'HTTP', HttpCode: 31, HttpCheckPath: '/', HttpCheckMethod: 'HEAD' },
      })
      await expect(
        client.CreateRule({ LoadBalancerId: id, ListenerId: secureId, Rules: [rule] }),
      ).rejects.toMatchObject({ code: 'InvalidParameterValue.Duplicate' })
    })

    it('changes a rule, and all rules of a domain', async () => {
      const at = { LoadBalancerId: id, ListenerId: secureId }
      await done(
        client.ModifyRule({
          ...at,
          LocationId: locationId,
          HealthCheck: { HttpCode: 2, HttpCheckPath: '/ready' },
        }),
      )
      await done(client.CreateRule({ ...at, Rules: [{ Domain: 'api.example.com', Url: '/' }] }))
      await done(
        client.ModifyDomainAttributes({
          ...at,
          Domain: 'api.example.com',
          NewDomain: 'rpc.example.com',
          Http2: true,
          DefaultServer: true,
        }),
      )
      const rules = (await listenerAt(443))?.Rules?.map((one) => [one.Domain, one.DefaultServer, one.Http2])
      expect(rules).toEqual([
        [domain, false, false],
        ['rpc.example.com', true, true],
      ])
      await done(client.DeleteRule({ ...at, Domain: 'rpc.example.com' }))
      expect((await listenerAt(443))?.Rules).toMatchObject([
        { DefaultServer: true, HealthCheck: { HttpCode: 2, HttpCheckPath: '/ready' } },
      ])
    })

    it('is where AutoRewrite sends plain HTTP, by a listener of its own making', async () => {
      await done(
        client.AutoRewrite({
          LoadBalancerId: id,
          ListenerId: secureId,
          Domains: [domain],
          RewriteCodes: [301],
        }),
      )
      const plain = await listenerAt(80)
      const target = { TargetListenerId: secureId, TargetLocationId: locationId, RewriteCode: 301 }
      expect(plain).toMatchObject({
        Protocol: 'HTTP',
        Rules: [{ Domain: domain, BeAutoCreated: true, RewriteTarget: target }],
      })
      const { RewriteSet } = await client.DescribeRewrite({ LoadBalancerId: id })
      expect(RewriteSet).toEqual(plain?.Rules)
      await expect(client.AutoRewrite({ LoadBalancerId: id, ListenerId: secureId })).rejects.toMatchObject({
        code: 'InvalidParameter.RewriteAlreadyExist',
      })
    })

    it('is not deleted while it is redirected to', async () => {
      const { ListenerId = '', Rules } = (await listenerAt(80)) ?? {}
      const sourceLocationId = Rules?.[0]?.LocationId ?? ''
      await expect(client.DeleteListener({ LoadBalancerId: id, ListenerId: secureId })).rejects.toMatchObject(
        { code: 'ResourceInUse' },
      )
      const pair = { SourceLocationId: sourceLocationId, TargetLocationId: locationId }
      const rewrite = {
        LoadBalancerId: id,
        SourceListenerId: ListenerId,
        TargetListenerId: secureId,
        RewriteInfos: [pair],
      }
      await done(client.DeleteRewrite(rewrite))
      await expect(client.DeleteRewrite(rewrite)).rejects.toMatchObject({
        code: 'InvalidParameter.SomeRewriteNotFound',
      })
      await done(client.ManualRewrite({ ...rewrite, RewriteInfos: [{ ...pair, RewriteCode: 302 }] }))
      const { RewriteSet } = await client.DescribeRewrite({ LoadBalancerId: id })
      expect(RewriteSet?.[0]?.RewriteTarget?.RewriteCode).toBe(302)
    })

    it('can give each domain its certificate, from then on', async () => {
      const at = { LoadBalancerId: id, ListenerId: secureId }
      await done(client.ModifyListener({ ...at, SniSwitch: 1 }))
      const shown = await listenerAt(443)
      expect([shown?.SniSwitch, shown?.Certificate]).toEqual([1, undefined])
      expect(shown?.Rules?.[0]?.Certificate?.CertId).toBe(certificateId)
      await expect(client.ModifyListener({ ...at, SniSwitch: 0 })).rejects.toMatchObject({
        code: 'InvalidParameterValue',
      })
    })
  })

  describe('targets', () => {
    let instanceId: string
    let at: { LoadBalancerId: string; ListenerId: string; LocationId: string }
    const targets = async () => {
      const { Listeners } = await client.DescribeTargets({ LoadBalancerId: id, Protocol: 'HTTPS' })
      return Listeners?.[0]?.Rules?.[0]?.Targets
    }

    beforeAll(async () => {
      const { InstanceIdSet } = await emulator.client(CvmClient).RunInstances(anOrder(network))
      instanceId = InstanceIdSet?.[0] ?? ''
      await pass()
      const secure = await listenerAt(443)
      const LocationId = secure?.Rules?.[0]?.LocationId ?? ''
      at = { LoadBalancerId: id, ListenerId: secure?.ListenerId ?? '', LocationId }
    })

    it('are bound by instance and port, weighted and taken off', async () => {
      const Targets = [{ InstanceId: instanceId, Port: 8000 }]
      await done(client.RegisterTargets({ ...at, Targets }))
      expect(await targets()).toMatchObject([{ Type: 'CVM', InstanceId: instanceId, Port: 8000, Weight: 10 }])
      await done(client.ModifyTargetWeight({ ...at, Targets, Weight: 0 }))
      expect((await targets())?.[0]?.Weight).toBe(0)
      await expect(client.RegisterTargets({ ...at, Targets })).rejects.toMatchObject({
        code: 'InvalidParameterValue.Duplicate',
      })
      await done(client.DeregisterTargets({ ...at, Targets }))
      expect(await targets()).toEqual([])
    })

    it('are of the same VPC', async () => {
      await expect(
        client.RegisterTargets({ ...at, Targets: [{ InstanceId: 'ins-00000000', Port: 80 }] }),
      ).rejects.toMatchObject({ code: 'InvalidParameterValue' })
    })

    it('go with their instance', async () => {
      await done(client.RegisterTargets({ ...at, Targets: [{ InstanceId: instanceId, Port: 8000 }] }))
      await emulator.client(CvmClient).TerminateInstances({ InstanceIds: [instanceId] })
      await pass()
      expect(await targets()).toEqual([])
    })
  })

  it('deletes a load balancer with all that it has, unless it is protected', async () => {
    await done(client.ModifyLoadBalancerAttributes({ LoadBalancerId: id, DeleteProtect: true }))
    expect((await read())?.AttributeFlags).toEqual(['DeleteProtect'])
    await expect(client.DeleteLoadBalancer({ LoadBalancerIds: [id] })).rejects.toMatchObject({
      code: 'OperationDenied',
    })
    await done(client.ModifyLoadBalancerAttributes({ LoadBalancerId: id, DeleteProtect: false }))
    await done(client.DeleteLoadBalancer({ LoadBalancerIds: [id] }))
    expect(await read()).toBeUndefined()
    await expect(client.DescribeListeners({ LoadBalancerId: id })).rejects.toMatchObject({
      code: 'InvalidParameter.LBIdNotFound',
    })
    await emulator.client(VpcClient).DeleteSecurityGroup({ SecurityGroupId: network.securityGroupId })
  })

  it('tells prices in yuan, per hour and per gigabyte', async () => {
    const { Price } = await client.InquiryPriceCreateLoadBalancer({
      LoadBalancerType: 'OPEN',
      LoadBalancerChargeType: 'POSTPAID',
      InternetAccessible: { InternetChargeType: 'TRAFFIC_POSTPAID_BY_HOUR', InternetMaxBandwidthOut: 10 },
    })
    expect(Price).toMatchObject({
      InstancePrice: { UnitPriceDiscount: 0.2, ChargeUnit: 'HOUR' },
      BandwidthPrice: { UnitPriceDiscount: 0.8, ChargeUnit: 'GB' },
    })
  })
})
