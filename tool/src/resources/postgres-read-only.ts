import type { DBInstance } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Observed } from '../plan/model.ts'
import { byHand } from './by-hand.ts'
import { detailsOf } from './details.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, ownershipTags, tagKeyValueTags, tagsFrom } from './ownership.ts'
import { privateIpIn, readOnlyGroupsOf } from './postgres/groups.ts'
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

const kind = 'postgres-read-only'

export interface PostgresReadOnlyFields extends InstanceFields {
  /** Major version: the master's. */
  readonly version: string
  /** The instance that it follows, with all its accounts and databases. */
  readonly master: Id
  /** The group at whose address it answers. */
  readonly group: Id
  /** Connections are encrypted, with a certificate for the address of the group. */
  readonly ssl: boolean
}

/** A standby that is only read. It holds nothing that its master has not. */
export const postgresReadOnly: Kind<PostgresReadOnlyFields> = {
  kind,
  rules: {
    ...noRules,
    immutable: ['version', 'zone', 'vpc', 'subnet', 'master'],
    unordered: ['securityGroups'],
  },
  patience: 60,

  async list(context) {
    return detailsOf(
      await listInstances(context, 'readonly'),
      async (instance): Promise<Observed<PostgresReadOnlyFields>[]> => {
        const { DBInstanceId: id = '', DBInstanceName: name = '', DBInstanceStatus: state = '' } = instance
        const identity = identify(context.owner, kind, name, tagsFrom(instance.TagList))
        if (!identity) return []
        const fields = await fieldsOf(context, instance)
        return [{ kind, ...identity, id, name, state, settled: state === 'running', fields }]
      },
    )
  },

  async create({ cloud, owner }, { key, name, fields }) {
    await cloud.call('postgres', 'CreateReadOnlyDBInstance', {
      Zone: fields.zone,
      MasterDBInstanceId: idIn(fields.master),
      ReadOnlyGroupId: idIn(fields.group),
      SpecCode: await chooseClass(cloud, fields),
      Storage: fields.storage,
      InstanceCount: 1,
      // The default is prepaid, which cannot be cancelled.
      InstanceChargeType: 'POSTPAID_BY_HOUR',
      Period: 1,
      VpcId: idIn(fields.vpc),
      SubnetId: idIn(fields.subnet),
      SecurityGroupIds: fields.securityGroups.map(idIn),
      Name: name,
      Tags: tagKeyValueTags(ownershipTags(owner, key)),
    })
  },

  updates: [
    updateSpec,
    {
      fields: ['group'],
      async apply({ cloud }, { id, fields }, desired) {
        const DBInstanceId = id
        const former = idIn(fields.group)
        // An instance is in one group at most; the next pass adds it, once it has settled.
        if (former === '') {
          const ReadOnlyGroupId = idIn(desired.fields.group)
          await cloud.call('postgres', 'AddDBInstanceToReadOnlyGroup', { DBInstanceId, ReadOnlyGroupId })
        } else {
          const ReadOnlyGroupId = former
          await cloud.call('postgres', 'RemoveDBInstanceFromReadOnlyGroup', { DBInstanceId, ReadOnlyGroupId })
        }
      },
    },
    updateSecurityGroups,
    {
      fields: ['ssl'],
      async apply(context, { id, fields }, desired) {
        const groups = await readOnlyGroupsOf(context, idIn(fields.master))
        const group = groups.find(({ ReadOnlyGroupId }) => ReadOnlyGroupId === idIn(desired.fields.group))
        await context.cloud.call('postgres', 'ModifyDBInstanceSSLConfig', {
          DBInstanceId: id,
          SSLEnabled: desired.fields.ssl,
          ConnectAddress: privateIpIn(group?.DBInstanceNetInfo),
        })
      },
    },
    updateProtection,
  ],

  remove: removeInstance,

  tag: (context, observed) => tagObject(context, 'postgres:DBInstanceId', observed),
}

async function fieldsOf(context: ResourceContext, instance: DBInstance): Promise<PostgresReadOnlyFields> {
  const { DBInstanceId = '', MasterDBInstanceId: master = '' } = instance
  const [groups, security, ssl] = await Promise.all([
    readOnlyGroupsOf(context, master),
    context.cloud.call('postgres', 'DescribeDBInstanceSecurityGroups', { DBInstanceId }),
    context.cloud.call('postgres', 'DescribeDBInstanceSSLConfig', { DBInstanceId }),
  ])
  const group = groups.find((one) =>
    one.ReadOnlyDBInstanceList?.some((member) => member.DBInstanceId === DBInstanceId),
  )
  const isProtected = ssl.ConnectAddress === privateIpIn(group?.DBInstanceNetInfo)
  return {
    version: instance.DBMajorVersion ?? '',
    master,
    group: group?.ReadOnlyGroupId ?? '',
    zone: instance.Zone ?? '',
    cpu: instance.DBInstanceCpu ?? 0,
    memory: instance.DBInstanceMemory ?? 0,
    storage: instance.DBInstanceStorage ?? 0,
    vpc: instance.VpcId ?? '',
    subnet: instance.SubnetId ?? '',
    securityGroups: (security.SecurityGroupSet ?? []).map(({ SecurityGroupId = '' }) => SecurityGroupId),
    ssl: (ssl.SSLEnabled ?? false) && isProtected,
    protection: instance.DeletionProtection ?? false,
    ...byHand({ prepaid: instance.PayType === 'prepaid', publicAddress: publicAddressOf(instance) }),
  }
}
