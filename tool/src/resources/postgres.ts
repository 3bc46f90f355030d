import type {
  DBInstance,
  DBNode,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Desired, Observed } from '../plan/model.ts'
import { fingerprint, type Secrets } from '../secrets/secrets.ts'
import { byHand } from './by-hand.ts'
import { detailsOf } from './details.ts'
import { idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { credentialsTag, identify, ownershipTags, tagKeyValueTags, tagsFrom } from './ownership.ts'
import { baseBackups } from './postgres/backups.ts'
import { nothingInside, type PostgresBackup, readInside } from './postgres/inside.ts'
import {
  type InstanceFields,
  listInstances,
  publicAddressOf,
  removeInstance,
  updateProtection,
  updateSecurityGroups,
  updateSpec,
} from './postgres/instance.ts'
import { chooseClass } from './postgres-class.ts'
import { tagObject } from './tagging.ts'

export interface PostgresFields extends InstanceFields {
  /** Major version. */
  readonly version: string
  /** Of the standby, which every instance has. */
  readonly standbyZone: string
  /** Connections are encrypted, and refused in clear. */
  readonly ssl: boolean
  /** Each parameter by name, with its value. */
  readonly parameters: { readonly [name: string]: string }
  /** Each account by name, with its type. */
  readonly accounts: { readonly [name: string]: string }
  /** Each database by name, with its owner. */
  readonly databases: { readonly [name: string]: string }
  readonly backup: PostgresBackup
  /** Fingerprint of the passwords it was given. */
  readonly credentials: string
}

/** The account that the tool itself keeps for its work. */
export const adminName = 'tengyun_admin'

export const postgres: Kind<PostgresFields> = {
  kind: 'postgres',
  rules: {
    ...noRules,
    immutable: ['version', 'zone', 'vpc', 'subnet'],
    unordered: ['securityGroups'],
    swaps: [['zone', 'standbyZone']],
    atLeast: ['parameters', 'accounts', 'databases'],
    holdsData: true,
    backup: 'goes-along',
  },
  patience: 60,

  async list(context) {
    const { owner } = context
    return detailsOf(
      await listInstances(context, 'primary'),
      async (instance): Promise<Observed<PostgresFields>[]> => {
        const name = instance.DBInstanceName ?? ''
        const tags = tagsFrom(instance.TagList)
        const identity = identify(owner, 'postgres', name, tags)
        if (!identity) return []
        const id = instance.DBInstanceId ?? ''
        const state = instance.DBInstanceStatus ?? ''
        const inside = state === 'running' ? await readInside(context, id) : nothingInside
        const fields: PostgresFields = {
          version: instance.DBMajorVersion ?? '',
          zone: instance.Zone ?? '',
          standbyZone: standbyZoneOf(instance),
          cpu: instance.DBInstanceCpu ?? 0,
          memory: instance.DBInstanceMemory ?? 0,
          storage: instance.DBInstanceStorage ?? 0,
          vpc: instance.VpcId ?? '',
          subnet: instance.SubnetId ?? '',
          protection: instance.DeletionProtection ?? false,
          credentials: tags[credentialsTag] ?? '',
          ...inside,
          ...byHand({ prepaid: instance.PayType === 'prepaid', publicAddress: publicAddressOf(instance) }),
        }
        return [{ kind: 'postgres', ...identity, id, name, state, settled: state === 'running', fields }]
      },
    )
  },

  async create(context, desired) {
    const { fields, key } = desired
    const { secrets, owner } = context
    await context.cloud.call('postgres', 'CreateInstances', {
      Zone: fields.zone,
      DBNodeSet: nodesOf(fields),
      SpecCode: await chooseClass(context.cloud, fields),
      Storage: fields.storage,
      InstanceCount: 1,
      // The default is prepaid, which cannot be cancelled.
      InstanceChargeType: 'POSTPAID_BY_HOUR',
      Period: 1,
      Charset: 'UTF8',
      DBEngine: 'postgresql',
      DBMajorVersion: fields.version,
      AdminName: adminName,
      AdminPassword: secrets.ensure(`${key}/admin`),
      VpcId: idIn(fields.vpc),
      SubnetId: idIn(fields.subnet),
      SecurityGroupIds: fields.securityGroups.map(idIn),
      Name: desired.name,
      TagList: tagKeyValueTags({ ...ownershipTags(owner, key), [credentialsTag]: fields.credentials }),
    })
  },

  updates: [
    updateSpec,
    {
      fields: ['standbyZone'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('postgres', 'ModifyDBInstanceDeployment', {
          DBInstanceId: observed.id,
          DBNodeSet: nodesOf(desired.fields),
          SwitchTag: 0,
        })
      },
    },
    updateSecurityGroups,
    {
      fields: ['parameters'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('postgres', 'ModifyDBInstanceParameters', {
          DBInstanceId: observed.id,
          ParamList: missingFrom(observed.fields.parameters, desired.fields.parameters).map(
            ([Name, ExpectedValue]) => ({ Name, ExpectedValue }),
          ),
        })
      },
    },
    {
      fields: ['accounts'],
      async apply({ cloud, secrets }, observed, desired) {
        for (const [UserName, Type] of missingFrom(observed.fields.accounts, desired.fields.accounts)) {
          await cloud.call('postgres', 'CreateAccount', {
            DBInstanceId: observed.id,
            UserName,
            Type,
            Password: secrets.ensure(`${desired.key}/${UserName}`),
          })
        }
      },
    },
    {
      fields: ['databases'],
      async apply({ cloud }, observed, desired) {
        const { databases } = observed.fields
        for (const [DatabaseName, owner] of missingFrom(databases, desired.fields.databases)) {
          const DBInstanceId = observed.id
          if (databases[DatabaseName] === undefined) {
            const request = { DBInstanceId, DatabaseName, DatabaseOwner: owner, Encoding: 'UTF8' }
            await cloud.call('postgres', 'CreateDatabase', request)
          } else {
            await cloud.call('postgres', 'ModifyDatabaseOwner', {
              DBInstanceId,
              DatabaseName,
              DatabaseOwner: owner,
            })
          }
        }
      },
    },
    {
      fields: ['ssl'],
      async apply(context, observed, desired) {
        const { ip } = await addressOf(context, observed.id)
        await context.cloud.call('postgres', 'ModifyDBInstanceSSLConfig', {
          DBInstanceId: observed.id,
          SSLEnabled: desired.fields.ssl,
          ConnectAddress: ip,
        })
      },
    },
    {
      fields: ['backup'],
      async apply({ cloud }, observed, desired) {
        const { days, window, retention } = desired.fields.backup
        const [begin, end] = window.split('-')
        await cloud.call('postgres', 'ModifyBackupPlan', {
          DBInstanceId: observed.id,
          BackupPeriod: [...days],
          MinBackupStartTime: `${begin}:00`,
          MaxBackupStartTime: `${end}:00`,
          BaseBackupRetentionPeriod: retention,
          LogBackupRetentionPeriod: retention,
        })
      },
    },
    updateProtection,
    {
      // Passwords cannot be read back: what tells a lost or rotated one is the fingerprint in the tag.
      fields: ['credentials'],
      async apply(context, observed, desired) {
        for (const UserName of [adminName, ...Object.keys(desired.fields.accounts)]) {
          const secret = UserName === adminName ? 'admin' : UserName
          await context.cloud.call('postgres', 'ResetAccountPassword', {
            DBInstanceId: observed.id,
            UserName,
            Password: context.secrets.ensure(`${desired.key}/${secret}`),
          })
        }
        const { credentials } = desired.fields
        await tagObject(context, 'postgres:DBInstanceId', observed, { [credentialsTag]: credentials })
      },
    },
  ],

  remove: removeInstance,

  backups: baseBackups,

  tag: (context, observed) => tagObject(context, 'postgres:DBInstanceId', observed),
}

/** The fingerprint of all passwords of an instance with these accounts. */
export function postgresCredentials(
  secrets: Secrets,
  key: Desired['key'],
  accounts: readonly string[],
): string {
  return fingerprint(...['admin', ...accounts].map((name) => secrets.ensure(`${key}/${name}`)))
}

/** Where clients in the VPC connect. */
export async function addressOf(
  { cloud }: ResourceContext,
  id: string,
): Promise<{ ip: string; port: number }> {
  const answer = await cloud.call('postgres', 'DescribeDBInstanceAttribute', { DBInstanceId: id })
  const net = (answer.DBInstance?.DBInstanceNetInfo ?? []).find(({ NetType }) => NetType === 'private')
  return { ip: net?.Ip ?? '', port: net?.Port ?? 0 }
}

function nodesOf({ zone, standbyZone }: PostgresFields): DBNode[] {
  return [
    { Role: 'Primary', Zone: zone },
    { Role: 'Standby', Zone: standbyZone },
  ]
}

function standbyZoneOf({ DBNodeSet, Zone }: DBInstance): string {
  return (DBNodeSet ?? []).find(({ Role }) => Role === 'Standby')?.Zone ?? Zone ?? ''
}

function missingFrom(
  have: { readonly [name: string]: string },
  want: { readonly [name: string]: string },
): [string, string][] {
  return Object.entries(want).filter(([name, value]) => have[name] !== value)
}
