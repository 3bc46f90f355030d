import type { InstanceSet } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Cloud } from '../cloud/cloud.ts'
import { allPages } from '../cloud/pages.ts'
import type { Desired, Fields, Observed, Value } from '../plan/model.ts'
import { fingerprint, type Secrets } from '../secrets/secrets.ts'
import { byHand } from './by-hand.ts'
import { detailsOf } from './details.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { credentialsTag, identify, ownershipTags, tagKeyValueTags, tagsFrom } from './ownership.ts'
import { redisBackups } from './redis/backups.ts'
import { nothingInside, readInside } from './redis/inside.ts'
import { tagObject } from './tagging.ts'

export interface RedisFields extends Fields {
  readonly version: string
  /** `standard` (a master and its replicas) or `cluster`. */
  readonly architecture: string
  /** `proxy`, or `direct` where clients speak to each shard themselves. */
  readonly connection: string
  readonly zone: string
  /** GB; in a cluster, of each shard. */
  readonly memory: number
  /** 1 in the standard architecture. */
  readonly shards: number
  /** Of each shard. */
  readonly replicas: number
  readonly vpc: Id
  readonly subnet: Id
  readonly securityGroups: readonly Id[]
  readonly ssl: boolean
  /** Each parameter by name, with its value. */
  readonly parameters: { readonly [name: string]: string }
  readonly backup: RedisBackup
  /** The cloud refuses to delete it. */
  readonly protection: boolean
  /** Fingerprint of the password it was given. */
  readonly credentials: string
}

/** Daily backups, kept for seven days. */
export interface RedisBackup {
  readonly [name: string]: Value
  /** The hour in which it is taken: `02:00-03:00`, UTC+8. */
  readonly window: string
  /** Going back to any second is possible. */
  readonly everySecond: boolean
}

/** Type numbers by architecture and version: https://cloud.tencent.com/document/api/239/20026 */
export const typeIds: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  standard: { '6.2': 15, '7.0': 17 },
  cluster: { '6.2': 16, '7.0': 18 },
}

/** How clients connect is told when an instance is ordered, and by none of the cloud's answers afterwards. */
export const connectionTag = 'tengyun:connection'

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
    immutable: ['version', 'architecture', 'connection', 'zone', 'vpc', 'subnet'],
    unordered: ['securityGroups'],
    atLeast: ['parameters'],
    holdsData: true,
    backup: 'goes-along',
  },
  patience: 60,

  async list(context) {
    const instances = await allPages(async (Offset) => {
      const answer = await context.cloud.call('redis', 'DescribeInstances', { Limit: 1000, Offset })
      return { items: answer.InstanceSet ?? [], total: answer.TotalCount ?? 0 }
    })
    return detailsOf(instances, (instance) => observe(context, instance))
  },

  async create(context, desired) {
    const { fields, key } = desired
    await context.cloud.call('redis', 'CreateInstances', {
      TypeId: typeIds[fields.architecture]?.[fields.version] ?? 0,
      MemSize: fields.memory * 1024,
      GoodsNum: 1,
      Period: 1,
      BillingMode: 0,
      ZoneName: fields.zone,
      VpcId: idIn(fields.vpc),
      SubnetId: idIn(fields.subnet),
      Password: context.secrets.ensure(`${key}/password`),
      SecurityGroupIdList: fields.securityGroups.map(idIn),
      ...(fields.architecture === 'cluster' ? { RedisShardNum: fields.shards } : {}),
      ...(fields.connection === 'direct' ? { ConnectionMode: 1 } : {}),
      RedisReplicasNum: fields.replicas,
      InstanceName: desired.name,
      ResourceTags: tagKeyValueTags({
        ...ownershipTags(context.owner, key),
        [credentialsTag]: fields.credentials,
        ...(fields.connection === 'direct' ? { [connectionTag]: fields.connection } : {}),
      }),
    })
  },

  updates: [
    // A call may change one of the three; each update brings the others as they are by then.
    {
      fields: ['memory'],
      apply: (context, observed, desired) => resize(context, observed, desired, 'memory'),
    },
    {
      fields: ['shards'],
      apply: (context, observed, desired) => resize(context, observed, desired, 'shards'),
    },
    {
      fields: ['replicas'],
      apply: (context, observed, desired) => resize(context, observed, desired, 'replicas'),
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
      fields: ['parameters'],
      async apply({ cloud }, observed, desired) {
        const have = observed.fields.parameters
        const changed = Object.entries(desired.fields.parameters).filter(
          ([name, value]) => have[name] !== value,
        )
        await cloud.call('redis', 'ModifyInstanceParams', {
          InstanceId: observed.id,
          InstanceParams: changed.map(([Key, Value]) => ({ Key, Value })),
        })
      },
    },
    {
      fields: ['backup'],
      async apply({ cloud }, observed, desired) {
        const InstanceId = observed.id
        const { window, everySecond } = desired.fields.backup
        if (window !== observed.fields.backup.window) {
          // The days are named and cannot be others.
          await cloud.call('redis', 'ModifyAutoBackupConfig', {
            InstanceId,
            WeekDays: weekDays,
            TimePeriod: window,
          })
        }
        if (everySecond !== observed.fields.backup.everySecond) {
          const BackupMode = everySecond ? 'SecondLevelBackup' : 'NormalLevelBackup'
          await cloud.call('redis', 'ModifyInstanceBackupMode', { InstanceId, BackupMode })
        }
      },
    },
    {
      fields: ['protection'],
      async apply({ cloud }, observed, desired) {
        await protect(cloud, observed.id, desired.fields.protection)
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
    const { state, id, fields } = observed
    if (state === 'running' && fields.protection) await protect(cloud, id, false)
    if (state === 'running') await cloud.call('redis', 'DestroyPostpaidInstance', { InstanceId: id })
    if (state === 'isolated') await cloud.call('redis', 'CleanUpInstance', { InstanceId: id })
  },

  tag: (context, observed) => tagObject(context, 'redis:instance', observed),

  backups: redisBackups,
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
  const inside = state === 'running' ? await readInside(context, id) : nothingInside
  const { architecture, version } = typeOf(instance)
  const fields: RedisFields = {
    version,
    architecture,
    connection: tags[connectionTag] ?? 'proxy',
    zone: await zoneName(context, instance.ZoneId),
    memory: (instance.RedisShardSize ?? 0) / 1024,
    shards: instance.RedisShardNum ?? 1,
    replicas: instance.RedisReplicasNum ?? 0,
    vpc: instance.UniqVpcId ?? '',
    subnet: instance.UniqSubnetId ?? '',
    securityGroups: inside.securityGroups,
    ssl: inside.ssl,
    parameters: inside.parameters,
    backup: { window: inside.window, everySecond: instance.BackupMode === 'SecondLevelBackup' },
    protection: instance.DeleteProtectionSwitch === 1,
    credentials: tags[credentialsTag] ?? '',
    ...byHand({ prepaid: instance.BillingMode === 1, publicAddress: instance.WanAddress }),
  }
  return [{ kind: 'redis', ...identity, id, name, state, settled: state === 'running', fields }]
}

function typeOf({ Type }: InstanceSet): { readonly architecture: string; readonly version: string } {
  for (const [architecture, versions] of Object.entries(typeIds)) {
    const version = Object.keys(versions).find((one) => versions[one] === Type)
    if (version !== undefined) return { architecture, version }
  }
  return { architecture: `type ${Type}`, version: `type ${Type}` }
}

async function resize(
  { cloud }: ResourceContext,
  observed: Observed<RedisFields>,
  desired: Desired<RedisFields>,
  field: 'memory' | 'shards' | 'replicas',
): Promise<void> {
  const size: RedisFields = { ...observed.fields, [field]: desired.fields[field] }
  const { memory, shards, replicas, architecture } = size
  await cloud.call('redis', 'UpgradeInstance', {
    InstanceId: observed.id,
    MemSize: memory * 1024,
    RedisReplicasNum: replicas,
    ...(architecture === 'cluster' ? { RedisShardNum: shards } : {}),
  })
}

async function protect(cloud: Cloud, InstanceId: string, on: boolean): Promise<void> {
  await cloud.call('redis', 'ModifyInstance', {
    Operation: 'modifyDeleteProtectionSwitch',
    InstanceIds: [InstanceId],
    DeleteProtectionSwitches: [on ? 1 : 0],
  })
}

const weekDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Redis tells zones by number; CVM knows their names. */
async function zoneName({ cloud }: ResourceContext, id: number | undefined): Promise<string> {
  const answer = await cloud.call('cvm', 'DescribeZones', null)
  return (answer.ZoneSet ?? []).find((zone) => zone.ZoneId === String(id))?.Zone ?? String(id)
}
