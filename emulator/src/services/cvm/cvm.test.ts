import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client as CamClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_client.js'
import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import type { RunInstancesRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { eventually } from '../../../test/eventually.ts'
import { anInstance, anOrder, runScript } from '../../../test/instance.ts'
import { manualClock } from '../../../test/manual-clock.ts'
import { aNetwork, type TestNetwork } from '../../../test/network.ts'
import { processesOf } from '../../data-planes/processes.ts'

let emulator: TestEmulator
let cvm: InstanceType<typeof CvmClient>
let network: TestNetwork
beforeAll(async () => {
  emulator = await anEmulator()
  cvm = emulator.client(CvmClient)
  network = await aNetwork(emulator)
})
afterAll(() => emulator[Symbol.asyncDispose]())

const look = async (id: string) => (await cvm.DescribeInstances({ InstanceIds: [id] })).InstanceSet?.[0]
const reached = (id: string, state: string | undefined) =>
  eventually(
    () => look(id),
    (instance) => instance?.InstanceState === state,
  )
const settled = (id: string) =>
  eventually(
    () => look(id),
    (instance) => instance?.LatestOperationState === 'SUCCESS',
  )
const folder = (id: string) => join(emulator.world.dataFolder, 'hosts', id)

describe('RunInstances', () => {
  test('makes an instance that is pending, then runs, and later shows its tags', async () => {
    const clock = manualClock()
    await using slow = await anEmulator({ clock })
    const client = slow.client(CvmClient)
    const TagSpecification = [{ ResourceType: 'instance', Tags: [{ Key: 'a', Value: 'b' }] }]
    const { InstanceIdSet = [] } = await client.RunInstances(
      anOrder(await aNetwork(slow), { TagSpecification }),
    )
    const seen = async () => (await client.DescribeInstances({ InstanceIds: InstanceIdSet })).InstanceSet?.[0]
    expect(await seen()).toMatchObject({ InstanceState: 'PENDING', Tags: [], CPU: 4, Memory: 8 })
    clock.advance(5_000)
    await slow.world.scheduler.settled()
    expect(await seen()).toMatchObject({ InstanceState: 'PENDING', Tags: [{ Key: 'a', Value: 'b' }] })
    clock.advance(25_000)
    await slow.world.scheduler.settled()
    expect(await seen()).toMatchObject({ InstanceState: 'RUNNING', LatestOperationState: 'SUCCESS' })
  })

  test('makes one instance for one token, however many clients ask at once', async () => {
    const order = anOrder(network, { ClientToken: 'one-token', InstanceName: 'tokened' })
    const clients = Array.from({ length: 5 }, () => emulator.client(CvmClient))
    const answers = await Promise.all(clients.map((client) => client.RunInstances(order)))
    expect(new Set(answers.map(({ InstanceIdSet }) => InstanceIdSet?.[0])).size).toBe(1)
    const named = { Filters: [{ Name: 'instance-name', Values: ['tokened'] }] }
    expect((await cvm.DescribeInstances(named)).TotalCount).toBe(1)
    await expect(cvm.RunInstances({ ...order, InstanceType: 'SA5.MEDIUM4' })).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    })
  })

  test('numbers several of one name and gives each an address of its own', async () => {
    const { InstanceIdSet = [] } = await cvm.RunInstances(
      anOrder(network, { InstanceCount: 2, InstanceName: 'web' }),
    )
    const { InstanceSet = [] } = await cvm.DescribeInstances({ InstanceIds: InstanceIdSet })
    expect(InstanceSet.map(({ InstanceName }) => InstanceName)).toEqual(['web1', 'web2'])
    expect(new Set(InstanceSet.map(({ PrivateIpAddresses }) => PrivateIpAddresses?.[0])).size).toBe(2)
  })

  test('keeps user data where cloud-init does, and does not carry it out', async () => {
    const UserData = Buffer.from('#!/bin/sh\ntouch /root/ran\n').toString('base64')
    const id = await anInstance(emulator, { UserData })
    const kept = readFileSync(join(folder(id), 'var/lib/cloud/instance/user-data.txt'), 'utf8')
    expect(kept).toBe('#!/bin/sh\ntouch /root/ran\n')
    expect(existsSync(join(folder(id), 'root/ran'))).toBe(false)
  })

  test('only looks when asked for a dry run', async () => {
    const before = (await cvm.DescribeInstances({})).TotalCount
    expect(await cvm.RunInstances(anOrder(network, { DryRun: true }))).toEqual({
      RequestId: expect.any(String),
    })
    expect((await cvm.DescribeInstances({})).TotalCount).toBe(before)
  })

  const vpcOf = (more: object) => () => ({
    VirtualPrivateCloud: { VpcId: network.vpcId, SubnetId: network.subnetId, ...more },
  })
  test.each<[string, () => Partial<RunInstancesRequest>, string]>([
    [
      'a zone of another region',
      () => ({ Placement: { Zone: 'ap-shanghai-2' } }),
      'InvalidZone.MismatchRegion',
    ],
    [
      'a zone that is not the subnet’s',
      () => ({ Placement: { Zone: 'ap-guangzhou-3' } }),
      'InvalidParameterValue.SubnetIdZoneIdNotMatch',
    ],
    ['a type that is not', () => ({ InstanceType: 'S5.HUGE' }), 'InvalidInstanceType.Malformed'],
    [
      'a type that is sold out there',
      () => ({ InstanceType: 'S5.LARGE8', Placement: { Zone: 'ap-guangzhou-7' } }),
      'ResourcesSoldOut.SpecifiedInstanceType',
    ],
    ['an image that is not', () => ({ ImageId: 'img-00000000' }), 'InvalidImageId.NotFound'],
    ['a VPC that is not', vpcOf({ VpcId: 'vpc-00000000' }), 'InvalidParameterValue.VpcIdNotExist'],
    ['a subnet that is not', vpcOf({ SubnetId: 'subnet-00000000' }), 'InvalidParameterValue.SubnetNotExist'],
    ['an address outside of the subnet', vpcOf({ PrivateIpAddresses: ['10.0.9.9'] }), 'VpcAddrNotInSubNet'],
    [
      'a security group that is not',
      () => ({ SecurityGroupIds: ['sg-00000000'] }),
      'InvalidSecurityGroupId.NotFound',
    ],
    ['a role that is not', () => ({ CamRoleName: 'nobody' }), 'AuthFailure.CamRoleNameAuthenticateFailed'],
    [
      'a key pair that is not',
      () => ({ LoginSettings: { KeyIds: ['skey-00000000'] } }),
      'InvalidParameterValue.KeyPairNotFound',
    ],
    ['a weak password', () => ({ LoginSettings: { Password: 'secret' } }), 'InvalidPassword'],
    [
      'a system disk that is too small',
      () => ({ SystemDisk: { DiskSize: 10 } }),
      'InvalidParameterValue.Range',
    ],
    ['a data disk of an odd size', () => ({ DataDisks: [{ DiskSize: 25 }] }), 'InvalidParameterValue'],
    ['no instance at all', () => ({ InstanceCount: 0 }), 'InvalidParameterValue.Range'],
    ['a month in advance', () => ({ InstanceChargeType: 'PREPAID' }), 'Emulator.ParameterNotSupported'],
    ['user data that is not base64', () => ({ UserData: '#cloud-config' }), 'InvalidUserDataFormat'],
    ['user data beyond 16 KB', () => ({ UserData: 'A'.repeat(16_388) }), 'InvalidUserDataFormat'],
    [
      'more than the subnet holds',
      () => ({ InstanceCount: 100, VirtualPrivateCloud: { VpcId: network.vpcId, SubnetId: smallSubnet } }),
      'FailedOperation.NoAvailableIpAddressCountInSubnet',
    ],
  ])('refuses %s', async (_, wrong, code) => {
    await expect(cvm.RunInstances(anOrder(network, wrong()))).rejects.toMatchObject({ code })
  })

  let smallSubnet: string
  beforeAll(async () => {
    const { Subnet } = await emulator.client(VpcClient).CreateSubnet({
      VpcId: network.vpcId,
      SubnetName: 'small',
      CidrBlock: '10.0.2.0/28',
      Zone: network.zone,
    })
    smallSubnet = Subnet?.SubnetId ?? ''
  })
})

describe('an instance', () => {
  let id: string
  beforeAll(async () => {
    id = await anInstance(emulator, { SystemDisk: { DiskSize: 100 }, DataDisks: [{ DiskSize: 200 }] })
  })

  test('is found by the filters of the cloud', async () => {
    const instance = await look(id)
    const filters = {
      'instance-id': id,
      'vpc-id': instance?.VirtualPrivateCloud?.VpcId,
      'private-ip-address': instance?.PrivateIpAddresses?.[0],
      'security-group-id': instance?.SecurityGroupIds?.[0],
      zone: 'ap-guangzhou-6',
      'instance-state': 'RUNNING',
    }
    for (const [Name, value = ''] of Object.entries(filters)) {
      const { InstanceSet } = await cvm.DescribeInstances({ Filters: [{ Name, Values: [value] }] })
      expect(InstanceSet?.map(({ InstanceId }) => InstanceId)).toContain(id)
    }
    await expect(
      cvm.DescribeInstances({ Filters: [{ Name: 'colour', Values: ['x'] }] }),
    ).rejects.toMatchObject({
      code: 'InvalidFilter',
    })
  })

  test('is a folder in which its boot script runs every time it boots', async () => {
    const boot = '#!/bin/sh\\necho booted >> $HOST_ROOT/root/boots\\nexec sleep 300\\n'
    await runScript(
      emulator,
      id,
      `printf '${boot}' > $HOST_ROOT/etc/rc.local; chmod +x $HOST_ROOT/etc/rc.local`,
    )
    await cvm.RebootInstances({ InstanceIds: [id] })
    await expect(cvm.RebootInstances({ InstanceIds: [id] })).rejects.toMatchObject({
      code: 'UnsupportedOperation.InstanceStateRebooting',
    })
    await reached(id, 'RUNNING')
    await eventually(
      () =>
        existsSync(join(folder(id), 'root/boots')) && readFileSync(join(folder(id), 'root/boots'), 'utf8'),
      (text) => text === 'booted\n',
    )
    expect(processesOf(folder(id))).toHaveLength(1)
  })

  test('ends its processes when it stops, and starts them again', async () => {
    await cvm.StopInstances({ InstanceIds: [id] })
    await reached(id, 'STOPPED')
    expect(processesOf(folder(id))).toEqual([])
    await cvm.StartInstances({ InstanceIds: [id] })
    await reached(id, 'RUNNING')
    expect(processesOf(folder(id))).toHaveLength(1)
  })

  test('changes one attribute at a time', async () => {
    const InstanceIds = [id]
    const both = cvm.ModifyInstancesAttribute({ InstanceIds, InstanceName: 'a', DisableApiTermination: true })
    await expect(both).rejects.toMatchObject({ code: 'InvalidParameterValue' })
    await cvm.ModifyInstancesAttribute({ InstanceIds, InstanceName: 'renamed' })
    await expect(cvm.ModifyInstancesAttribute({ InstanceIds, InstanceName: 'again' })).rejects.toMatchObject({
      code: 'OperationDenied.InstanceOperationInProgress',
    })
    expect(await settled(id)).toMatchObject({ InstanceName: 'renamed', InstanceState: 'RUNNING' })
  })

  test('changes its size with a restart', async () => {
    const request = { InstanceIds: [id], InstanceType: 'SA5.2XLARGE16' }
    await expect(cvm.ResetInstancesType(request)).rejects.toMatchObject({
      code: 'UnsupportedOperation.InstanceStateRunning',
    })
    await cvm.ResetInstancesType({ ...request, ForceStop: true })
    expect(await settled(id)).toMatchObject({ CPU: 8, Memory: 16, InstanceState: 'RUNNING' })
  })

  test('grows its system disk while it runs', async () => {
    const request = { InstanceId: id, SystemDisk: { DiskSize: 200 } }
    await expect(cvm.ResizeInstanceDisks(request)).rejects.toMatchObject({
      code: 'UnsupportedOperation.InstanceStateRunning',
    })
    await cvm.ResizeInstanceDisks({ ...request, ResizeOnline: true })
    expect(await look(id)).toMatchObject({ InstanceState: 'RUNNING' })
    expect(await settled(id)).toMatchObject({ SystemDisk: { DiskSize: 200 } })
    const smaller = { InstanceId: id, SystemDisk: { DiskSize: 60 }, ResizeOnline: true }
    await expect(cvm.ResizeInstanceDisks(smaller)).rejects.toMatchObject({ code: 'InvalidParameterValue' })
  })

  test('has its keys changed with a restart, the new ones instead of the old', async () => {
    const imported = async (name: string, letter: string) => {
      const PublicKey = `ssh-rsa ${letter.repeat(372)}`
      return (await cvm.ImportKeyPair({ KeyName: name, ProjectId: 0, PublicKey })).KeyId ?? ''
    }
    const [first, second] = [await imported('first', 'B'), await imported('second', 'C')]
    const bind = (KeyIds: string[], ForceStop: boolean) =>
      cvm.AssociateInstancesKeyPairs({ InstanceIds: [id], KeyIds, ForceStop })
    await expect(bind([first], false)).rejects.toMatchObject({
      code: 'UnsupportedOperation.InstanceStateRunning',
    })
    await bind([first], true)
    await settled(id)
    await bind([second], true)
    expect(await settled(id)).toMatchObject({ InstanceState: 'RUNNING', LoginSettings: { KeyIds: [second] } })
    const unbind = (KeyIds: string[]) =>
      cvm.DisassociateInstancesKeyPairs({ InstanceIds: [id], KeyIds, ForceStop: true })
    await expect(unbind([first])).rejects.toMatchObject({
      code: 'FailedOperation.DisassociateKeyPairFailed',
    })
    await unbind([second])
    expect(await settled(id)).toMatchObject({ LoginSettings: { KeyIds: [] } })
    await cvm.DeleteKeyPairs({ KeyIds: [first, second] })
  })

  test('is not terminated while it is protected', async () => {
    await cvm.ModifyInstancesAttribute({ InstanceIds: [id], DisableApiTermination: true })
    await settled(id)
    await expect(cvm.TerminateInstances({ InstanceIds: [id] })).rejects.toMatchObject({
      code: 'UnsupportedOperation.InstancesProtected',
    })
    await cvm.ModifyInstancesAttribute({ InstanceIds: [id], DisableApiTermination: false })
    await settled(id)
  })

  test('leaves nothing behind when it is terminated', async () => {
    const { VirtualPrivateCloud, SecurityGroupIds } = { ...(await look(id)) }
    await cvm.TerminateInstances({ InstanceIds: [id] })
    await eventually(
      () => look(id),
      (instance) => instance === undefined,
    )
    await eventually(
      () => existsSync(folder(id)),
      (exists) => !exists,
    )
    expect(processesOf(folder(id))).toEqual([])
    const vpc = emulator.client(VpcClient)
    const { VpcId = '', SubnetId = '' } = { ...VirtualPrivateCloud }
    await eventually(
      () => vpc.DescribeUsedIpAddress({ VpcId }),
      ({ TotalCount }) => TotalCount === 0,
    )
    await vpc.DeleteSubnet({ SubnetId })
    await vpc.DeleteVpc({ VpcId })
    await vpc.DeleteSecurityGroup({ SecurityGroupId: SecurityGroupIds?.[0] ?? '' })
  })
})

describe('a key pair', () => {
  const rsa = `ssh-rsa ${'A'.repeat(372)} me@home`

  test('is imported once, and kept while an instance has it', async () => {
    const { KeyId = '' } = await cvm.ImportKeyPair({ KeyName: 'team_key', ProjectId: 0, PublicKey: rsa })
    const twice = cvm.ImportKeyPair({ KeyName: 'other', ProjectId: 0, PublicKey: rsa })
    await expect(twice).rejects.toMatchObject({ code: 'InvalidPublicKey.Duplicate' })
    await cvm.RunInstances(anOrder(network, { LoginSettings: { KeyIds: [KeyId] } }))
    await expect(cvm.DeleteKeyPairs({ KeyIds: [KeyId] })).rejects.toMatchObject({
      code: 'InvalidParameterValue.KeyPairNotSupported',
    })
  })

  test.each([
    ['with-hyphen', rsa, 'InvalidKeyPairNameIncludeIllegalChar'],
    ['x'.repeat(26), rsa, 'InvalidKeyPairNameTooLong'],
    ['fine', 'ssh-ed25519 AAAA', 'InvalidPublicKey.Malformed'],
  ])('called %s of %.20s is refused', async (KeyName, PublicKey, code) => {
    await expect(cvm.ImportKeyPair({ KeyName, ProjectId: 0, PublicKey })).rejects.toMatchObject({ code })
  })
})

describe('the metadata service', () => {
  const trust = (service: string) =>
    JSON.stringify({
      version: '2.0',
      statement: [{ action: 'name/sts:AssumeRole', effect: 'allow', principal: { service: [service] } }],
    })
  const allowed = { version: '2.0', statement: [{ effect: 'allow', action: 'cvm:Describe*', resource: '*' }] }

  test('tells a host about itself and lends it the credentials of its role', async () => {
    const cam = emulator.client(CamClient)
    await cam.CreateRole({ RoleName: 'web', PolicyDocument: trust('cvm.qcloud.com') })
    const { PolicyId } = await cam.CreatePolicy({
      PolicyName: 'web',
      PolicyDocument: JSON.stringify(allowed),
    })
    await cam.AttachRolePolicy({ AttachRoleName: 'web', ...(PolicyId === undefined ? {} : { PolicyId }) })
    const id = await anInstance(emulator, { CamRoleName: 'web' })

    const read = async (key: string) =>
      (await runScript(emulator, id, `curl -sf $METADATA_ENDPOINT/latest/meta-data/${key}`)).output
    expect(await read('instance-id')).toBe(id)
    expect(await read('placement/zone')).toBe('ap-guangzhou-6')
    expect(await read('placement/')).toBe('region\nzone')
    expect(await read('cam/security-credentials/')).toBe('web')
    const given = JSON.parse(await read('cam/security-credentials/web'))
    expect(given).toMatchObject({ Code: 'Success' })
    expect(JSON.parse(await read('cam/security-credentials/web'))).toEqual(given)

    const credential = { secretId: given.TmpSecretId, secretKey: given.TmpSecretKey, token: given.Token }
    const asRole = emulator.client(CvmClient, { credential })
    expect((await asRole.DescribeInstances({ InstanceIds: [id] })).TotalCount).toBe(1)
    await expect(asRole.TerminateInstances({ InstanceIds: [id] })).rejects.toMatchObject({
      code: 'AuthFailure.UnauthorizedOperation',
    })
  })

  test('is nothing for a role that does not trust instances', async () => {
    await emulator
      .client(CamClient)
      .CreateRole({ RoleName: 'other', PolicyDocument: trust('scf.qcloud.com') })
    await expect(cvm.RunInstances(anOrder(network, { CamRoleName: 'other' }))).rejects.toMatchObject({
      code: 'AuthFailure.CamRoleNameAuthenticateFailed',
    })
  })
})

test('the catalogue sells four vCPUs with eight GB in every zone, and Ubuntu 22.04', async () => {
  const { ZoneSet = [] } = await cvm.DescribeZones()
  const { InstanceTypeQuotaSet = [] } = await cvm.DescribeZoneInstanceConfigInfos({})
  for (const { Zone, ZoneId } of ZoneSet) {
    expect(ZoneId).toMatch(/^10000\d$/)
    const sold = InstanceTypeQuotaSet.filter((type) => type.Zone === Zone && type.Status === 'SELL')
    expect(sold.some(({ Cpu, Memory }) => Cpu === 4 && Memory === 8)).toBe(true)
  }
  const { ImageSet } = await cvm.DescribeImages({ Filters: [{ Name: 'image-name', Values: ['22.04'] }] })
  expect(ImageSet).toMatchObject([{ ImageId: 'img-487zeit5', ImageState: 'NORMAL', Architecture: 'x86_64' }])
})
