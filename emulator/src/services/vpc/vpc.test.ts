import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import type { SecurityGroupPolicy } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { eventually } from '../../../test/eventually.ts'
import { anInstance } from '../../../test/instance.ts'

let emulator: TestEmulator
let vpc: InstanceType<typeof VpcClient>
beforeAll(async () => {
  emulator = await anEmulator()
  vpc = emulator.client(VpcClient)
})
afterAll(() => emulator[Symbol.asyncDispose]())

const zone = 'ap-guangzhou-6'

async function aVpc(more: { CidrBlock?: string; Tags?: { Key: string; Value: string }[] } = {}) {
  const { Vpc } = await vpc.CreateVpc({ VpcName: 'test', CidrBlock: '10.0.0.0/16', ...more })
  return Vpc?.VpcId ?? ''
}

async function aSecurityGroup(name = 'test') {
  const { SecurityGroup } = await vpc.CreateSecurityGroup({ GroupName: name, GroupDescription: '' })
  return SecurityGroup?.SecurityGroupId ?? ''
}

describe('a VPC', () => {
  test('is found by id, by a part of its name and by tag', async () => {
    const id = await aVpc({
      Tags: [{ Key: 'team:project', Value: 'x' }],
    })
    const byTag = await vpc.DescribeVpcs({ Filters: [{ Name: 'tag:team:project', Values: ['x'] }] })
    expect(byTag.VpcSet?.map(({ VpcId }) => VpcId)).toEqual([id])
    expect(byTag.VpcSet?.[0]?.TagSet).toEqual([{ Key: 'team:project', Value: 'x' }])
    const byName = await vpc.DescribeVpcs({ Filters: [{ Name: 'vpc-name', Values: ['es'] }] })
    expect(byName.VpcSet?.map(({ VpcId }) => VpcId)).toContain(id)
    expect((await vpc.DescribeVpcs({ VpcIds: [id] })).TotalCount).toBe(1)
    await vpc.DeleteVpc({ VpcId: id })
  })

  test('does not exist in another region', async () => {
    const VpcId = await aVpc()
    const elsewhere = emulator.client(VpcClient, { region: 'ap-shanghai' })
    await expect(elsewhere.DeleteVpc({ VpcId })).rejects.toMatchObject({ code: 'ResourceNotFound' })
    await vpc.DeleteVpc({ VpcId })
  })

  test.each(['10.0.0.0/12', '10.20.0.0/16', '172.16.0.0/12', '172.31.0.0/28', '192.168.0.0/16'])(
    'can have the range %s',
    async (CidrBlock) => {
      await vpc.DeleteVpc({ VpcId: await aVpc({ CidrBlock }) })
    },
  )

  test.each([
    ['10.0.0.0/8', 'InvalidParameterValue'],
    ['11.0.0.0/16', 'InvalidParameterValue'],
    ['172.32.0.0/16', 'InvalidParameterValue'],
    ['192.168.0.0/15', 'InvalidParameterValue'],
    ['10.0.0.0/29', 'InvalidParameterValue'],
    ['10.0.0.1/16', 'InvalidParameterValue.Malformed'],
    ['10.0.0/16', 'InvalidParameterValue.Malformed'],
    ['10.0.0.0', 'InvalidParameterValue.Malformed'],
  ])('cannot have the range %s', async (CidrBlock, code) => {
    await expect(vpc.CreateVpc({ VpcName: 'test', CidrBlock })).rejects.toMatchObject({ code })
  })

  test('is listed page by page, with offset and limit as texts', async () => {
    const ids = [await aVpc(), await aVpc(), await aVpc()]
    const pages = await Promise.all(['0', '2'].map((Offset) => vpc.DescribeVpcs({ Offset, Limit: '2' })))
    expect(pages.flatMap(({ VpcSet }) => VpcSet?.map(({ VpcId }) => VpcId))).toEqual(ids)
    for (const VpcId of ids) await vpc.DeleteVpc({ VpcId })
  })

  test.each([
    [
      'ids and filters together',
      { VpcIds: ['vpc-1'], Filters: [{ Name: 'vpc-id', Values: ['x'] }] },
      'InvalidParameter.Coexist',
    ],
    [
      'an unknown filter',
      { Filters: [{ Name: 'colour', Values: ['x'] }] },
      'InvalidParameter.FilterInvalidKey',
    ],
    ['a limit that is too large', { Limit: '101' }, 'InvalidParameterValue.Range'],
    ['an id that does not exist', { VpcIds: ['vpc-00000000'] }, 'ResourceNotFound'],
  ])('is not listed by %s', async (_, request, code) => {
    await expect(vpc.DescribeVpcs(request)).rejects.toMatchObject({ code })
  })

  test('has a default route table that goes with it', async () => {
    const VpcId = await aVpc()
    const Filters = [{ Name: 'vpc-id', Values: [VpcId] }]
    const { RouteTableSet } = await vpc.DescribeRouteTables({ Filters })
    expect(RouteTableSet).toMatchObject([{ Main: true, RouteTableName: 'default' }])
    await vpc.DeleteVpc({ VpcId })
    expect((await vpc.DescribeRouteTables({ Filters })).TotalCount).toBe(0)
  })

  test('refuses by name what the emulator would ignore', async () => {
    const request = { VpcName: 'test', CidrBlock: '10.0.0.0/16', EnableMulticast: 'true' }
    await expect(vpc.CreateVpc(request)).rejects.toMatchObject({
      code: 'Emulator.ParameterNotSupported',
      message: expect.stringContaining('EnableMulticast'),
    })
  })
})

describe('a subnet', () => {
  let VpcId: string
  beforeAll(async () => {
    VpcId = await aVpc()
  })
  const order = (more = {}) => ({ VpcId, SubnetName: 'test', CidrBlock: '10.0.1.0/24', Zone: zone, ...more })

  test('holds its VPC, and is held by what has an address in it', async () => {
    const instanceId = await anInstance(emulator)
    const { SubnetSet } = await vpc.DescribeSubnets({ Filters: [{ Name: 'zone', Values: [zone] }] })
    const subnet = SubnetSet?.find((one) => one.AvailableIpAddressCount === 252)
    expect(subnet).toMatchObject({ TotalIpAddressCount: 253 })
    const used = await vpc.DescribeUsedIpAddress({ VpcId: subnet?.VpcId ?? '' })
    expect(used.IpAddressStates).toMatchObject([{ IpAddress: '10.0.1.2', ResourceId: instanceId }])
    await expect(vpc.DeleteSubnet({ SubnetId: subnet?.SubnetId ?? '' })).rejects.toMatchObject({
      code: 'ResourceInUse',
    })
    await expect(vpc.DeleteVpc({ VpcId: subnet?.VpcId ?? '' })).rejects.toMatchObject({
      code: 'ResourceInUse',
    })
  })

  test.each([
    ['outside of its VPC', { CidrBlock: '10.1.0.0/24' }, 'InvalidParameterValue.SubnetRange'],
    ['wider than its VPC', { CidrBlock: '10.0.0.0/15' }, 'InvalidParameterValue.SubnetRange'],
    ['in a zone of another region', { Zone: 'ap-shanghai-2' }, 'InvalidParameterValue.ZoneConflict'],
    ['in a VPC that is not there', { VpcId: 'vpc-00000000' }, 'ResourceNotFound'],
  ])('cannot be %s', async (_, wrong, code) => {
    await expect(vpc.CreateSubnet(order(wrong))).rejects.toMatchObject({ code })
  })

  test('cannot overlap another', async () => {
    await vpc.CreateSubnet(order())
    const overlapping = vpc.CreateSubnet(order({ CidrBlock: '10.0.1.128/25' }))
    await expect(overlapping).rejects.toMatchObject({ code: 'InvalidParameterValue.SubnetConflict' })
  })
})

describe('a security group', () => {
  let id: string
  beforeEach(async () => {
    id = await aSecurityGroup()
    return () =>
      vpc.ModifySecurityGroupPolicies({ SecurityGroupId: id, SecurityGroupPolicySet: { Version: '0' } })
  })
  const web: SecurityGroupPolicy = {
    Protocol: 'TCP',
    Port: '80,443',
    CidrBlock: '0.0.0.0/0',
    Action: 'ACCEPT',
  }
  const all: SecurityGroupPolicy = { Protocol: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' }
  const set = (SecurityGroupPolicySet: object) =>
    vpc.ModifySecurityGroupPolicies({ SecurityGroupId: id, SecurityGroupPolicySet })
  const rules = async () => {
    const { SecurityGroupPolicySet } = await vpc.DescribeSecurityGroupPolicies({ SecurityGroupId: id })
    return { Version: '', Ingress: [], Egress: [], ...SecurityGroupPolicySet }
  }

  test('lets nothing in or out at first', async () => {
    expect(await rules()).toEqual({ Version: '0', Ingress: [], Egress: [] })
  })

  test('takes both directions at once, in their order', async () => {
    await set({ Ingress: [web, { ...web, Port: '22' }], Egress: [all] })
    const { Version, Ingress, Egress } = await rules()
    expect(Version).toBe('1')
    expect(Ingress).toMatchObject([
      { PolicyIndex: 0, Protocol: 'tcp', Port: '80,443' },
      { PolicyIndex: 1, Port: '22' },
    ])
    expect(Egress).toMatchObject([{ Protocol: 'all', Port: 'ALL', CidrBlock: '0.0.0.0/0', Action: 'ACCEPT' }])
  })

  test('keeps a direction that is left out, and loses everything with version 0', async () => {
    await set({ Ingress: [web], Egress: [all] })
    await set({ Ingress: [{ ...web, Port: '22' }] })
    expect((await rules()).Egress).toHaveLength(1)
    await set({ Version: '0', Ingress: [web] })
    expect(await rules()).toMatchObject({ Ingress: [], Egress: [] })
  })

  test('does not go back to an earlier version', async () => {
    await set({ Ingress: [web], Egress: [all], Version: '3' })
    await expect(set({ Ingress: [web], Egress: [all], Version: '3' })).rejects.toMatchObject({
      code: 'UnsupportedOperation.VersionMismatch',
    })
  })

  test('takes rules at an index, and gives them up by index', async () => {
    await set({ Ingress: [web], Egress: [all] })
    const ssh = { ...web, Port: '22', PolicyIndex: 0 }
    await vpc.CreateSecurityGroupPolicies({ SecurityGroupId: id, SecurityGroupPolicySet: { Ingress: [ssh] } })
    expect((await rules()).Ingress.map(({ Port }) => Port)).toEqual(['22', '80,443'])
    await vpc.DeleteSecurityGroupPolicies({
      SecurityGroupId: id,
      SecurityGroupPolicySet: { Version: '2', Ingress: [{ PolicyIndex: 1 }] },
    })
    expect((await rules()).Ingress.map(({ Port }) => Port)).toEqual(['22'])
  })

  test.each<[string, SecurityGroupPolicy, string]>([
    ['from two places', { ...web, SecurityGroupId: 'sg-1' }, 'InvalidParameter.Coexist'],
    ['from nowhere', { Protocol: 'TCP', Port: '80', Action: 'ACCEPT' }, 'InvalidParameter.Coexist'],
    [
      'from a group that is not there',
      { Protocol: 'TCP', Port: '80', SecurityGroupId: 'sg-00000000' },
      'ResourceNotFound',
    ],
    ['with a port of a protocol without', { ...web, Protocol: 'ICMP' }, 'InvalidParameter.Coexist'],
    ['with a port that is not', { ...web, Port: '70000' }, 'InvalidParameterValue.Malformed'],
    ['with another protocol', { ...web, Protocol: 'HTTP' }, 'InvalidParameterValue.Malformed'],
    ['with an index', { ...web, PolicyIndex: 0 }, 'InvalidParameter.Coexist'],
    ['by a template', { ...web, ServiceTemplate: { ServiceId: 'ppm-1' } }, 'Emulator.ParameterNotSupported'],
  ])('refuses a rule %s', async (_, rule, code) => {
    await expect(set({ Ingress: [rule], Egress: [all] })).rejects.toMatchObject({ code })
  })

  test('refuses the same rule twice', async () => {
    await expect(set({ Ingress: [web, web], Egress: [all] })).rejects.toMatchObject({
      code: 'UnsupportedOperation.DuplicatePolicy',
    })
  })

  test('cannot go while another names it in a rule', async () => {
    const other = await aSecurityGroup('other')
    await set({
      Ingress: [{ Protocol: 'TCP', Port: '5432', SecurityGroupId: other, Action: 'ACCEPT' }],
      Egress: [all],
    })
    await expect(vpc.DeleteSecurityGroup({ SecurityGroupId: other })).rejects.toMatchObject({
      code: 'ResourceInUse',
    })
    const statistics = await vpc.DescribeSecurityGroupAssociationStatistics({ SecurityGroupIds: [other] })
    expect(statistics.SecurityGroupAssociationStatisticsSet).toMatchObject([{ SG: 1, CVM: 0, TotalCount: 1 }])
    await set({ Version: '0' })
    await vpc.DeleteSecurityGroup({ SecurityGroupId: other })
  })
})

describe('a public address', () => {
  const state = async (AddressId: string) =>
    (await vpc.DescribeAddresses({ AddressIds: [AddressId] })).AddressSet?.[0]
  const reached = (id: string, status: string) =>
    eventually(
      () => state(id),
      (one) => one?.AddressStatus === status,
    )

  async function anAddress(ClientToken?: string) {
    const token = ClientToken === undefined ? {} : { ClientToken }
    const { AddressSet, TaskId } = await vpc.AllocateAddresses({ AddressName: 'test', ...token })
    return { id: AddressSet?.[0] ?? '', task: Number(TaskId) }
  }

  test('is bound to an instance and released again, each after a while', async () => {
    const instanceId = await anInstance(emulator)
    const { id, task } = await anAddress()
    expect(await state(id)).toMatchObject({ AddressStatus: 'CREATING', Bandwidth: 1 })
    await reached(id, 'UNBIND')
    expect(await vpc.DescribeTaskResult({ TaskId: task })).toMatchObject({ Result: 'SUCCESS' })

    await vpc.AssociateAddress({ AddressId: id, InstanceId: instanceId })
    await expect(vpc.ReleaseAddresses({ AddressIds: [id] })).rejects.toMatchObject({
      code: 'OperationDenied.MutexTaskRunning',
    })
    expect(await reached(id, 'BIND')).toMatchObject({
      InstanceId: instanceId,
      PrivateAddressIp: '10.0.1.2',
      AddressIp: expect.stringMatching(/^127\./),
    })
    await expect(vpc.ReleaseAddresses({ AddressIds: [id] })).rejects.toMatchObject({
      code: 'UnsupportedOperation.AddressStatusNotPermit',
    })

    await vpc.DisassociateAddress({ AddressId: id })
    expect(await reached(id, 'UNBIND')).toMatchObject({
      InstanceId: '',
      AddressIp: expect.stringMatching(/^203\.0\.113\./),
    })
    await vpc.ReleaseAddresses({ AddressIds: [id] })
    await eventually(
      () => state(id),
      (one) => one === undefined,
    )
  })

  test('is allocated once for one token, however many clients ask', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => anAddress('one-token')))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  })
})
