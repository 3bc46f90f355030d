import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { eventually } from '../../../test/eventually.ts'
import { aNetwork, type TestNetwork } from '../../../test/network.ts'

let emulator: TestEmulator
let client: VpcClient
let network: TestNetwork

beforeAll(async () => {
  emulator = await anEmulator()
  client = emulator.client(VpcClient)
})

beforeEach(async () => {
  network = await aNetwork(emulator)
})

afterAll(() => emulator[Symbol.asyncDispose]())

const aTable = async () => {
  const { RouteTable } = await client.CreateRouteTable({
    VpcId: network.vpcId,
    RouteTableName: 'private',
    Tags: [{ Key: 'a', Value: 'b' }],
  })
  return RouteTable?.RouteTableId ?? ''
}

const readTable = async (id: string) =>
  (await client.DescribeRouteTables({ RouteTableIds: [id] })).RouteTableSet?.[0]

const inVpc = () => [{ Name: 'vpc-id', Values: [network.vpcId] }]

const defaultTable = async () => {
  const Filters = [...inVpc(), { Name: 'association.main', Values: ['true'] }]
  return (await client.DescribeRouteTables({ Filters })).RouteTableSet?.[0]?.RouteTableId ?? ''
}

const readGateway = async (id: string) =>
  (await client.DescribeNatGateways({ NatGatewayIds: [id] })).NatGatewaySet?.[0]

const aGateway = async (more: Partial<Parameters<VpcClient['CreateNatGateway']>[0]> = {}) => {
  const order = { NatGatewayName: 'out', VpcId: network.vpcId, AddressCount: 1 }
  const { NatGatewaySet } = await client.CreateNatGateway({ ...order, ...more })
  const id = NatGatewaySet?.[0]?.NatGatewayId ?? ''
  expect(NatGatewaySet?.[0]?.State).toBe('PENDING')
  await eventually(
    () => readGateway(id),
    (gateway) => gateway?.State === 'AVAILABLE',
  )
  return id
}

const endGateway = async (NatGatewayId: string) => {
  await client.DeleteNatGateway({ NatGatewayId })
  await eventually(
    () => client.DescribeNatGateways({ Filters: inVpc() }),
    ({ TotalCount }) => TotalCount === 0,
  )
}

describe('a route table', () => {
  it('is found by its tags and leads the subnets that are associated with it', async () => {
    const id = await aTable()
    const Filters = [...inVpc(), { Name: 'tag:a', Values: ['b'] }]
    expect((await client.DescribeRouteTables({ Filters })).RouteTableSet).toMatchObject([
      { RouteTableId: id, RouteTableName: 'private', Main: false, AssociationSet: [] },
    ])
    await client.ReplaceRouteTableAssociation({ RouteTableId: id, SubnetId: network.subnetId })
    const { SubnetSet } = await client.DescribeSubnets({ SubnetIds: [network.subnetId] })
    expect(SubnetSet?.[0]?.RouteTableId).toBe(id)
    expect((await readTable(id))?.AssociationSet).toEqual([{ SubnetId: network.subnetId, RouteTableId: id }])
  })

  it('stays while it leads a subnet, and keeps its VPC', async () => {
    const id = await aTable()
    await client.ReplaceRouteTableAssociation({ RouteTableId: id, SubnetId: network.subnetId })
    await expect(client.DeleteRouteTable({ RouteTableId: id })).rejects.toMatchObject({
      code: 'UnsupportedOperation.DelRouteWithSubnet',
    })
    await client.DeleteSubnet({ SubnetId: network.subnetId })
    await expect(client.DeleteVpc({ VpcId: network.vpcId })).rejects.toMatchObject({ code: 'ResourceInUse' })
    await client.DeleteRouteTable({ RouteTableId: id })
    await client.DeleteVpc({ VpcId: network.vpcId })
  })

  it('stays if it is the default one', async () => {
    await expect(client.DeleteRouteTable({ RouteTableId: await defaultTable() })).rejects.toMatchObject({
      code: 'UnsupportedOperation.DelDefaultRoute',
    })
  })

  it('takes routes to the world and loses them by their ids', async () => {
    const RouteTableId = await defaultTable()
    const route = { DestinationCidrBlock: '0.0.0.0/0', GatewayType: 'EIP', GatewayId: '0' }
    await client.CreateRoutes({ RouteTableId, Routes: [route] })
    const created = (await readTable(RouteTableId))?.RouteSet?.[1]
    expect(created).toMatchObject(route)
    await expect(client.CreateRoutes({ RouteTableId, Routes: [route] })).rejects.toMatchObject({
      code: 'InvalidParameterValue.Duplicate',
    })
    const { RouteItemId = '' } = created ?? {}
    await client.DeleteRoutes({ RouteTableId, Routes: [{ ...route, RouteItemId }] })
    expect((await readTable(RouteTableId))?.RouteSet).toHaveLength(1)
  })

  it.each([
    [
      'a range of the VPC itself',
      { DestinationCidrBlock: '10.0.9.0/24' },
      'InvalidParameterValue.VpcCidrConflict',
    ],
    ['no range', { DestinationCidrBlock: 'everywhere' }, 'InvalidParameterValue.Malformed'],
    ['an unknown gateway', { GatewayType: 'NAT' }, 'InvalidParameterValue.RouteNextHopInvalid'],
    ['a kind of gateway it has not, by name', { GatewayType: 'VPN' }, 'Emulator.ParameterNotSupported'],
  ])('refuses a route to %s', async (_, change, code) => {
    const route = { DestinationCidrBlock: '0.0.0.0/0', GatewayType: 'EIP', GatewayId: '0', ...change }
    const RouteTableId = await defaultTable()
    await expect(client.CreateRoutes({ RouteTableId, Routes: [route] })).rejects.toMatchObject({ code })
  })
})

describe('a NAT gateway', () => {
  it('comes with addresses of its own, which go with it', async () => {
    const id = await aGateway({ Tags: [{ Key: 'a', Value: 'b' }] })
    const gateway = await readGateway(id)
    expect(gateway).toMatchObject({ InternetMaxBandwidthOut: 100, TagSet: [{ Key: 'a', Value: 'b' }] })
    const AddressIds = [gateway?.PublicIpAddressSet?.[0]?.AddressId ?? '']
    const readAddress = () => client.DescribeAddresses({ AddressIds })
    await eventually(readAddress, ({ AddressSet }) => AddressSet?.[0]?.AddressStatus === 'BIND')
    expect((await readAddress()).AddressSet?.[0]).toMatchObject({ InstanceId: id, InstanceType: 'NAT' })
    await endGateway(id)
    await eventually(readAddress, ({ TotalCount }) => TotalCount === 0)
  })

  it('leaves an address that was there before', async () => {
    const { AddressSet = [] } = await client.AllocateAddresses({ AddressCount: 1 })
    const AddressIds = AddressSet.map(String)
    const readAddress = async () => (await client.DescribeAddresses({ AddressIds })).AddressSet?.[0]
    const reached = (status: string) =>
      eventually(readAddress, (address) => address?.AddressStatus === status)
    const { AddressIp = '' } = (await reached('UNBIND')) ?? {}
    const id = await aGateway({ AddressCount: 0, PublicIpAddresses: [AddressIp] })
    await reached('BIND')
    await expect(client.DisassociateAddress({ AddressId: AddressIds[0] ?? '' })).rejects.toMatchObject({
      code: 'InvalidParameterValue.ResourceNotSupport',
    })
    await endGateway(id)
    expect(await reached('UNBIND')).toMatchObject({ AddressIp, InstanceId: '' })
    await client.ReleaseAddresses({ AddressIds })
  })

  it('stays while a route leads to it or it is protected, and keeps its VPC', async () => {
    const NatGatewayId = await aGateway({ DeletionProtectionEnabled: true })
    const RouteTableId = await defaultTable()
    const Routes = [{ DestinationCidrBlock: '0.0.0.0/0', GatewayType: 'NAT', GatewayId: NatGatewayId }]
    await client.CreateRoutes({ RouteTableId, Routes })
    const refused = (code: string) =>
      expect(client.DeleteNatGateway({ NatGatewayId })).rejects.toMatchObject({ code })
    await refused('UnsupportedOperation.DeletionProtectionEnabled')
    await client.ModifyNatGatewayAttribute({ NatGatewayId, DeletionProtectionEnabled: false })
    await refused('UnsupportedOperation.NatGatewayHaveRoute')
    const RouteItemId = (await readTable(RouteTableId))?.RouteSet?.[1]?.RouteItemId ?? ''
    await client.DeleteRoutes({ RouteTableId, Routes: Routes.map((route) => ({ ...route, RouteItemId })) })
    await client.DeleteSubnet({ SubnetId: network.subnetId })
    await expect(client.DeleteVpc({ VpcId: network.vpcId })).rejects.toMatchObject({ code: 'ResourceInUse' })
    await endGateway(NatGatewayId)
    await client.DeleteVpc({ VpcId: network.vpcId })
  })

  it.each([
    ['without an address', { AddressCount: 0 }, 'InvalidParameterValue.Empty'],
    ['in a zone of another region', { Zone: 'ap-shanghai-2' }, 'UnsupportedOperation.NotSupportZone'],
    ['with a bandwidth that is not sold', { InternetMaxBandwidthOut: 7 }, 'InvalidParameterValue.Range'],
    [
      'with an address that nobody has',
      { PublicIpAddresses: ['203.0.113.250'] },
      'UnsupportedOperation.PublicIpAddressIsNotExisted',
    ],
  ])('is refused %s', async (_, change, code) => {
    const order = { NatGatewayName: 'out', VpcId: network.vpcId, AddressCount: 1 }
    await expect(client.CreateNatGateway({ ...order, ...change })).rejects.toMatchObject({ code })
  })
})
