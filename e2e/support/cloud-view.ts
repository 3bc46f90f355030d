import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import COS from 'cos-nodejs-sdk-v5'
import { Client as Cam } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_client.js'
import { Client as Cbs } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_client.js'
import { Client as Cvm } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { Client as Postgres } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_client.js'
import { Client as Redis } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_client.js'
import { Client as Vpc } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'

/** What the emulated cloud of a clone holds, by kind, whether or not the tool knows of it. */
export interface CloudView {
  readonly vpcs: number
  readonly subnets: number
  readonly securityGroups: number
  readonly roles: number
  readonly policies: number
  readonly instances: number
  readonly dataDisks: number
  readonly addresses: number
  readonly postgres: number
  readonly redis: number
  readonly buckets: number
}

export const emptyCloud: CloudView = {
  vpcs: 0,
  subnets: 0,
  securityGroups: 0,
  roles: 0,
  policies: 0,
  instances: 0,
  dataDisks: 0,
  addresses: 0,
  postgres: 0,
  redis: 0,
  buckets: 0,
}

/** What one environment of the shipped config consists of. */
export const oneEnvironment: CloudView = {
  vpcs: 1,
  subnets: 1,
  securityGroups: 2,
  roles: 1,
  policies: 1,
  instances: 1,
  dataDisks: 1,
  addresses: 1,
  postgres: 1,
  redis: 1,
  buckets: 2,
}

/** Asks the cloud itself, through the official SDK and past the tool, with no filter at all. */
export async function viewCloud(clone: { readonly folder: string }): Promise<CloudView> {
  const file = join(clone.folder, '.tengyun', 'emulator', 'emulator.json')
  const { endpoint, cosEndpoint, secretId, secretKey } = JSON.parse(await readFile(file, 'utf8'))
  const config = {
    credential: { secretId, secretKey },
    region: 'ap-guangzhou',
    profile: { httpProfile: { protocol: 'http://', endpoint: new URL(endpoint).host } },
  }
  const vpc = new Vpc(config)
  const cam = new Cam(config)
  const cos = new COS({
    SecretId: secretId,
    SecretKey: secretKey,
    Ip: new URL(cosEndpoint).host,
    Protocol: 'http:',
  })
  const [vpcs, subnets, groups, roles, policies, instances, disks, addresses, postgres, redis, buckets] =
    await Promise.all([
      vpc.DescribeVpcs({}),
      vpc.DescribeSubnets({}),
      vpc.DescribeSecurityGroups({}),
      cam.DescribeRoleList({ Page: 1, Rp: 200 }),
      cam.ListPolicies({ Scope: 'Local', Page: 1, Rp: 200 }),
      new Cvm(config).DescribeInstances({ Limit: 100 }),
      new Cbs(config).DescribeDisks({ Filters: [{ Name: 'disk-usage', Values: ['DATA_DISK'] }] }),
      vpc.DescribeAddresses({ Limit: 100 }),
      new Postgres(config).DescribeDBInstances({ Limit: 100 }),
      new Redis(config).DescribeInstances({ Limit: 100, Offset: 0 }),
      cos.getService({}),
    ])
  return {
    vpcs: vpcs.TotalCount ?? 0,
    subnets: subnets.TotalCount ?? 0,
    securityGroups: groups.TotalCount ?? 0,
    roles: roles.TotalNum ?? 0,
    policies: policies.TotalNum ?? 0,
    instances: instances.TotalCount ?? 0,
    dataDisks: disks.TotalCount ?? 0,
    addresses: addresses.TotalCount ?? 0,
    postgres: postgres.TotalCount ?? 0,
    redis: redis.TotalCount ?? 0,
    buckets: buckets.Buckets.length,
  }
}
