import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import COS from 'cos-nodejs-sdk-v5'
import { CommonClient } from 'tencentcloud-sdk-nodejs/tencentcloud/common/common_client.js'

/** What an emulated cloud holds, counted by kind, whether or not the tool knows of it. */
export type CloudView = Readonly<Record<string, number>>

/** How each kind is listed, with no filter at all: what an orphan would show up in. */
const lists: readonly {
  readonly kind: string
  readonly call: string
  readonly request?: object
  readonly in: string
}[] = [
  { kind: 'VPCs', call: 'vpc:DescribeVpcs', in: 'VpcSet' },
  { kind: 'subnets', call: 'vpc:DescribeSubnets', in: 'SubnetSet' },
  {
    kind: 'security groups',
    call: 'vpc:DescribeSecurityGroups',
    request: { Limit: '100' },
    in: 'SecurityGroupSet',
  },
  { kind: 'NAT gateways', call: 'vpc:DescribeNatGateways', in: 'NatGatewaySet' },
  { kind: 'addresses', call: 'vpc:DescribeAddresses', request: { Limit: 100 }, in: 'AddressSet' },
  { kind: 'roles', call: 'cam:DescribeRoleList', request: { Page: 1, Rp: 200 }, in: 'List' },
  { kind: 'policies', call: 'cam:ListPolicies', request: { Scope: 'Local', Page: 1, Rp: 200 }, in: 'List' },
  { kind: 'instances', call: 'cvm:DescribeInstances', request: { Limit: 100 }, in: 'InstanceSet' },
  { kind: 'key pairs', call: 'cvm:DescribeKeyPairs', request: { Limit: 100 }, in: 'KeyPairSet' },
  { kind: 'disks', call: 'cbs:DescribeDisks', request: { Limit: 100 }, in: 'DiskSet' },
  { kind: 'snapshot policies', call: 'cbs:DescribeAutoSnapshotPolicies', in: 'AutoSnapshotPolicySet' },
  { kind: 'PostgreSQL', call: 'postgres:DescribeDBInstances', request: { Limit: 100 }, in: 'DBInstanceSet' },
  { kind: 'Redis', call: 'redis:DescribeInstances', request: { Limit: 100, Offset: 0 }, in: 'InstanceSet' },
  {
    kind: 'load balancers',
    call: 'clb:DescribeLoadBalancers',
    request: { Limit: 100 },
    in: 'LoadBalancerSet',
  },
  {
    kind: 'alarm policies',
    call: 'monitor:DescribeAlarmPolicies',
    request: { Module: 'monitor', PageNumber: 1, PageSize: 100 },
    in: 'Policies',
  },
  { kind: 'logsets', call: 'cls:DescribeLogsets', in: 'Logsets' },
  { kind: 'log topics', call: 'cls:DescribeTopics', in: 'Topics' },
]

const versions: Readonly<Record<string, string>> = {
  vpc: '2017-03-12',
  cvm: '2017-03-12',
  cbs: '2017-03-12',
  postgres: '2017-03-12',
  cam: '2019-01-16',
  redis: '2018-04-12',
  clb: '2018-03-17',
  monitor: '2018-07-24',
  cls: '2020-10-16',
}

export const emptyCloud: CloudView = {}

/** What the `local` environment of the shipped config consists of; a host's system disk comes with it. */
export const oneEnvironment: CloudView = {
  VPCs: 1,
  subnets: 1,
  'security groups': 2,
  addresses: 1,
  roles: 1,
  policies: 1,
  instances: 1,
  disks: 2,
  PostgreSQL: 1,
  Redis: 1,
  buckets: 3,
}

/** How to reach the emulated cloud of a clone. */
export async function targetOf(clone: { readonly folder: string }): Promise<{
  readonly endpoint: string
  readonly cosEndpoint: string
  readonly secretId: string
  readonly secretKey: string
  readonly pid: number
}> {
  return JSON.parse(await readFile(join(clone.folder, '.tengyun', 'emulator', 'emulator.json'), 'utf8'))
}

/** The emulated cloud of a clone, as it shows itself. */
export async function viewCloud(clone: { readonly folder: string }): Promise<CloudView> {
  return viewCloudAt(await targetOf(clone))
}

/** Asks the cloud itself, through the official SDK and past the tool. Kinds of which there are none are left out. */
export async function viewCloudAt(target: {
  readonly endpoint: string
  readonly cosEndpoint: string
  readonly secretId: string
  readonly secretKey: string
}): Promise<CloudView> {
  const { endpoint, cosEndpoint, secretId, secretKey } = target
  const counts = await Promise.all(
    lists.map(async ({ kind, call, request = {}, in: member }): Promise<[string, number]> => {
      const [product = '', action = ''] = call.split(':')
      const client = new CommonClient(`${new URL(endpoint).host}/${product}`, versions[product] ?? '', {
        credential: { secretId, secretKey },
        region: 'ap-guangzhou',
        profile: { httpProfile: { protocol: 'http://' } },
      })
      const answer: Readonly<Record<string, readonly unknown[] | null>> = await client.request(
        action,
        request,
      )
      return [kind, answer[member]?.length ?? 0]
    }),
  )
  const cos = new COS({
    SecretId: secretId,
    SecretKey: secretKey,
    Ip: new URL(cosEndpoint).host,
    Protocol: 'http:',
  })
  const { Buckets } = await cos.getService({})
  const all: [string, number][] = [...counts, ['buckets', Buckets.length]]
  return Object.fromEntries(all.filter(([, count]) => count > 0))
}
