import COS from 'cos-nodejs-sdk-v5'
import { Client as CamClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_client.js'
import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../test/emulator.ts'
import { anOrder } from '../../test/instance.ts'
import { aNetwork, type TestNetwork } from '../../test/network.ts'

describe('an account whose quotas are one of each has no second', () => {
  let emulator: TestEmulator
  let network: TestNetwork
  let vpc: VpcClient
  beforeAll(async () => {
    emulator = await anEmulator({
      quotas: {
        'cam.roles': 0,
        'cos.bucketsPerAccount': 0,
        'cvm.instancesPerZone': 1,
        'vpc.addressesPerRegion': 1,
        'vpc.routeTablesPerVpc': 1,
        'vpc.rulesPerSecurityGroup': 1,
        'vpc.securityGroupsPerRegion': 1,
        'vpc.subnetsPerVpc': 1,
        'vpc.vpcsPerRegion': 1,
      },
    })
    network = await aNetwork(emulator)
    vpc = emulator.client(VpcClient)
  })
  afterAll(() => emulator[Symbol.asyncDispose]())

  const rule = (Port: string) => ({ Protocol: 'TCP', Port, CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' })

  const orders: Record<string, [order: () => Promise<unknown>, code: string]> = {
    VPC: [() => vpc.CreateVpc({ VpcName: 'v', CidrBlock: '10.1.0.0/16' }), 'LimitExceeded'],
    subnet: [
      () =>
        vpc.CreateSubnet({
          VpcId: network.vpcId,
          SubnetName: 's',
          CidrBlock: '10.0.200.0/24',
          Zone: network.zone,
        }),
      'LimitExceeded',
    ],
    'security group': [
      () => vpc.CreateSecurityGroup({ GroupName: 'g', GroupDescription: '' }),
      'LimitExceeded',
    ],
    'rule of a direction': [
      () =>
        vpc.CreateSecurityGroupPolicies({
          SecurityGroupId: network.securityGroupId,
          SecurityGroupPolicySet: { Ingress: [rule('80'), rule('443')] },
        }),
      'LimitExceeded',
    ],
    'route table': [
      () => vpc.CreateRouteTable({ VpcId: network.vpcId, RouteTableName: 'r' }),
      'LimitExceeded',
    ],
    address: [() => vpc.AllocateAddresses({ AddressCount: 2 }), 'AddressQuotaLimitExceeded'],
    'instance of a zone': [
      () => emulator.client(CvmClient).RunInstances(anOrder(network, { InstanceCount: 2 })),
      'InstancesQuotaLimitExceeded',
    ],
    role: [
      () => emulator.client(CamClient).CreateRole({ RoleName: 'r', PolicyDocument: trust }),
      'InvalidParameter.RoleFull',
    ],
    bucket: [() => createBucket(), 'TooManyBuckets'],
  }

  test.each(Object.keys(orders))('%s', async (what) => {
    const [order, code] = orders[what] ?? []
    await expect(order?.()).rejects.toMatchObject({ code })
  })

  const trust = JSON.stringify({
    version: '2.0',
    statement: [
      { action: 'name/sts:AssumeRole', effect: 'allow', principal: { service: ['cvm.qcloud.com'] } },
    ],
  })

  function createBucket() {
    const { secretId: SecretId, secretKey: SecretKey, appId } = emulator.world.account
    // In the SDK, though not in its declarations.
    const address = { Ip: new URL(emulator.cosEndpoint).host } as object
    const cos = new COS({ SecretId, SecretKey, Protocol: 'http:', ...address })
    return cos.putBucket({ Bucket: `files-${appId}`, Region: 'ap-guangzhou' })
  }
})
