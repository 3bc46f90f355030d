import type { InstanceSet } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Desired, Fields, Observed } from '../plan/model.ts'
import { fingerprint, type Secrets } from '../secrets/secrets.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { credentialsTag, identify, ownershipTags, tagKeyValueTags, tagsFrom } from './ownership.ts'
import { tagObject } from './tagging.ts'

export interface RedisFields extends Fields {
  readonly version: string
  readonly zone: string
  /** GB */
  readonly memory: number
  readonly replicas: number
  readonly vpc: Id
  readonly subnet: Id
  readonly securityGroups: readonly Id[]
  readonly ssl: boolean
  /** Fingerprint of the password it was given. */
  readonly credentials: string
}

/** Type numbers of the standard (master and replicas) architecture. */
export const typeIds: Readonly<Record<string, number>> = { '6.2': 15, '7.0': 17 }

/** DescribeInstances' numbers: https://cloud.tencent.com/document/api/239/20018 */
const states: Readonly<Record<string, string>> = {
  '0': 'initialising',
  '1': 'busy',
  '2': 'running',
  '-2': 'isolated',
  '-3': 'deleting',
}

export const redis: Kind<RedisFields> = {
  kind: 'redis',
  rules: {
    ...noRules,
    immutable: ['version', 'zone', 'vpc', 'subnet'],
    unordered: ['securityGroups'],
    holdsData: true,
  },
  patience: 60,

  async list(context) {
    const answer = await context.cloud.call('redis', 'DescribeInstances', { Limit: 1000, Offset: 0 })
    const found = await Promise.all((answer.InstanceSet ?? []).map((instance) => observe(context, instance)))
    return found.flat()
  },

  async create(context, desired) {
    const { fields, key } = desired
    await context.cloud.call('redis', 'CreateInstances', {
      TypeId: typeIds[fields.version] ?? 0,
      MemSize: fields.memory * 1024,
      GoodsNum: 1,
      Period: 1,
      BillingMode: 0,
      ZoneName: fields.zone,
      VpcId: idIn(fields.vpc),
      SubnetId: idIn(fields.subnet),
      Password: context.secrets.ensure(`${key}/password`),
      SecurityGroupIdList: fields.securityGroups.map(idIn),
      RedisReplicasNum: fields.replicas,
      InstanceName: desired.name,
      ResourceTags: tagKeyValueTags({
        ...ownershipTags(context.owner, key),
        [credentialsTag]: fields.credentials,
      }),
    })
  },

  updates: [
    {
      fields: ['memory'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('redis', 'UpgradeInstance', {
          InstanceId: observed.id,
          MemSize: desired.fields.memory * 1024,
          RedisReplicasNum: observed.fields.replicas,
        })
      },
    },
    {
      fields: ['replicas'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('redis', 'UpgradeInstance', {
          InstanceId: observed.id,
          MemSize: desired.fields.memory * 1024,
          RedisReplicasNum: desired.fields.replicas,
        })
      },
    },
    {
      fields: ['securityGroups'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('redis', 'ModifyDBInstanceSecurityGroups', {
          Product: 'redis',
          InstanceId: observed.id,
          SecurityGroupIds: desired.fields.securityGroups.map(idIn),
        })
      },
    },
    {
      fields: ['ssl'],
      async apply({ cloud }, observed, desired) {
        if (desired.fields.ssl)
          await cloud.call('redis', 'OpenSSL', { InstanceId: observed.id, AddressType: 1 })
        else await cloud.call('redis', 'CloseSSL', { InstanceId: observed.id })
      },
    },
    {
      fields: ['credentials'],
      async apply(context, observed, desired) {
        const Password = context.secrets.ensure(`${desired.key}/password`)
        await context.cloud.call('redis', 'ResetPassword', { InstanceId: observed.id, Password })
        await tagObject(context, 'redis:instance', observed, { [credentialsTag]: desired.fields.credentials })
      },
    },
  ],

  async remove({ cloud }, observed) {
    const { state, id } = observed
    if (state === 'running') await cloud.call('redis', 'DestroyPostpaidInstance', { InstanceId: id })
    if (state === 'isolated') await cloud.call('redis', 'CleanUpInstance', { InstanceId: id })
  },

  tag: (context, observed) => tagObject(context, 'redis:instance', observed),
}

/** The fingerprint of an instance's password. */
export function redisCredentials(secrets: Secrets, key: Desired['key']): string {
  return fingerprint(secrets.ensure(`${key}/password`))
}

/** Where clients in the VPC connect. */
export async function redisAddressOf(
  { cloud }: ResourceContext,
  id: string,
): Promise<{ ip: string; port: number }> {
  const answer = await cloud.call('redis', 'DescribeInstances', { InstanceId: id, Limit: 1, Offset: 0 })
  const instance = answer.InstanceSet?.[0]
  return { ip: instance?.WanIp ?? '', port: instance?.Port ?? 0 }
}

async function observe(context: ResourceContext, instance: InstanceSet): Promise<Observed<RedisFields>[]> {
  const name = instance.InstanceName ?? ''
  const tags = tagsFrom(instance.InstanceTags)
  const identity = identify(context.owner, 'redis', name, tags)
  if (!identity) return []
  const id = instance.InstanceId ?? ''
  const state = states[String(instance.Status)] ?? `status ${instance.Status}`
  const { securityGroups, ssl } = state === 'running' ? await readInside(context, id) : nothingInside
  const version = Object.entries(typeIds).find(([, type]) => type === instance.Type)?.[0]
  const fields: RedisFields = {
    version: version ?? `type ${instance.Type}`,
    zone: await zoneName(context, instance.ZoneId),
    memory: (instance.Size ?? 0) / 1024,
    replicas: instance.RedisReplicasNum ?? 0,
    vpc: instance.UniqVpcId ?? '',
    subnet: instance.UniqSubnetId ?? '',
    securityGroups,
    ssl,
    credentials: tags[credentialsTag] ?? '',
  }
  return [{ kind: 'redis', ...identity, id, name, state, settled: state === 'running', fields }]
}

const nothingInside = { securityGroups: [], ssl: false }

async function readInside({ cloud }: ResourceContext, InstanceId: string) {
  const [groups, ssl] = await Promise.all([
    cloud.call('redis', 'DescribeDBSecurityGroups', { Product: 'redis', InstanceId }),
    cloud.call('redis', 'DescribeSSLStatus', { InstanceId }),
  ])
  return {
    securityGroups: (groups.Groups ?? []).map((group) => group.SecurityGroupId ?? ''),
    ssl: ssl.SSLConfig ?? false,
  }
}

/** Redis tells zones by number; CVM knows their names. */
async function zoneName({ cloud }: ResourceContext, id: number | undefined): Promise<string> {
  const answer = await cloud.call('cvm', 'DescribeZones', null)
  return (answer.ZoneSet ?? []).find((zone) => zone.ZoneId === String(id))?.Zone ?? String(id)
}
