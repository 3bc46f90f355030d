import type { Account } from '../cloud/account.ts'
import type { Config, EnvironmentConfig } from '../config/schema.ts'
import type { Desired, Fields, Key, Ref } from '../plan/model.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { CamRoleFields } from './cam-role.ts'
import { bucketName, type CosBucketFields } from './cos-bucket.ts'
import type { CvmFields } from './cvm.ts'
import type { DiskFields } from './disk.ts'
import type { EipFields } from './eip.ts'
import { cloudName, type Owner } from './ownership.ts'
import { type PostgresFields, postgresCredentials } from './postgres.ts'
import { type RedisFields, redisCredentials } from './redis.ts'
import type { SecurityGroupFields } from './security-group.ts'
import { parseSize } from './sizes.ts'
import type { SubnetFields } from './subnet.ts'
import type { VpcFields } from './vpc.ts'

export interface DesiredInput {
  readonly config: Config
  readonly environmentName: string
  readonly environment: EnvironmentConfig
  readonly account: Account
  readonly region: string
  readonly secrets: Secrets
}

/** The resources whose keys other parts of the tool speak of. */
export const keys = {
  files: 'cos-bucket/files',
  releases: 'cos-bucket/releases',
  postgres: 'postgres/main',
  redis: 'redis/main',
} as const satisfies Record<string, Key>

/** Everything an environment consists of, each after what it refers to. */
export function desiredResources(input: DesiredInput): Desired[] {
  const { config, environment, account, region, secrets } = input
  const { network, compute, postgres, redis, files } = environment
  const { zone } = environment
  const owner: Owner = { project: config.project, environment: input.environmentName }
  const resource = resourceOf(owner)
  const vpc = ref('vpc/main')
  const subnet = ref('subnet/main')
  const host = ref('cvm/host-1')
  const inVpc = { zone, vpc, subnet }
  const filesBucket = bucketName({ account }, cloudName(owner, keys.files))

  return [
    resource<VpcFields>('vpc/main', { cidr: network.cidr }),
    resource<SubnetFields>('subnet/main', { cidr: network.subnet, zone, vpc }),
    resource<SecurityGroupFields>('security-group/app', {
      ingress: [
        { protocol: 'TCP', port: String(compute.port), peer: '0.0.0.0/0', note: 'people' },
        { protocol: 'TCP', port: '22', peer: network.cidr, note: 'SSH from inside the VPC' },
      ],
      egress: [{ protocol: 'ALL', port: 'ALL', peer: '0.0.0.0/0', note: 'out' }],
    }),
    resource<SecurityGroupFields>('security-group/data', {
      ingress: [
        { protocol: 'TCP', port: '5432', peer: ref('security-group/app'), note: 'PostgreSQL from the app' },
        { protocol: 'TCP', port: '6379', peer: ref('security-group/app'), note: 'Redis from the app' },
      ],
      egress: [{ protocol: 'ALL', port: 'ALL', peer: network.cidr, note: 'inside the VPC' }],
    }),
    resource<CosBucketFields>(keys.releases, { acl: 'private', versioning: false, encryption: 'AES256' }),
    resource<CosBucketFields>(keys.files, {
      acl: 'private',
      versioning: files.versioning,
      encryption: 'AES256',
    }),
    resource<CamRoleFields>('cam-role/host', {
      service: 'cvm.qcloud.com',
      statements: [
        {
          action: filesActions,
          resource: [`qcs::cos:${region}:uid/${account.appId}:${filesBucket}/*`],
        },
      ],
    }),
    resource<PostgresFields>(keys.postgres, {
      ...inVpc,
      ...parseSize(postgres.size),
      version: postgres.version,
      storage: postgres.storage,
      securityGroups: [ref('security-group/data')],
      ssl: true,
      parameters: { timezone: 'Asia/Shanghai' },
      accounts: { [postgres.user]: 'normal' },
      databases: { [postgres.database]: postgres.user },
      credentials: postgresCredentials(secrets, keys.postgres, [postgres.user]),
    }),
    resource<RedisFields>(keys.redis, {
      ...inVpc,
      version: redis.version,
      memory: redis.memory,
      replicas: redis.replicas,
      securityGroups: [ref('security-group/data')],
      ssl: true,
      credentials: redisCredentials(secrets, keys.redis),
    }),
    resource<CvmFields>('cvm/host-1', {
      ...inVpc,
      ...parseSize(compute.size),
      systemDisk: compute.systemDisk,
      securityGroups: [ref('security-group/app')],
      role: ref('cam-role/host'),
    }),
    resource<DiskFields>('disk/host-1', { zone, size: compute.dataDisk, host }),
    resource<EipFields>('eip/host-1', { bandwidth: compute.bandwidth, host }),
  ]
}

/** What the app does with its files, and nothing else. */
const filesActions = [
  'cos:HeadBucket',
  'cos:GetBucket',
  'cos:GetObject',
  'cos:HeadObject',
  'cos:PutObject',
  'cos:DeleteObject',
  'cos:InitiateMultipartUpload',
  'cos:UploadPart',
  'cos:ListParts',
  'cos:CompleteMultipartUpload',
  'cos:AbortMultipartUpload',
]

function ref(key: Key): Ref {
  return { ref: key }
}

function resourceOf(owner: Owner) {
  return <F extends Fields>(key: Key, fields: F): Desired => {
    const kind = key.slice(0, key.indexOf('/'))
    return { kind, key, name: cloudName(owner, key), fields }
  }
}
