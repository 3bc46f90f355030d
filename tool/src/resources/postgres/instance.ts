import type { DBInstance } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Cloud } from '../../cloud/cloud.ts'
import { allPages, pageSize } from '../../cloud/pages.ts'
import type { Fields, Observed } from '../../plan/model.ts'
import { type Id, idIn, type ResourceContext, type Update } from '../kind.ts'

/** What instances that are written and those that are only read have in common. */
export interface InstanceFields extends Fields {
  readonly zone: string
  readonly cpu: number
  /** GB */
  readonly memory: number
  /** GB */
  readonly storage: number
  readonly vpc: Id
  readonly subnet: Id
  readonly securityGroups: readonly Id[]
  /** The cloud refuses to delete it. */
  readonly protection: boolean
}

/** Of the account; the server filters by tag key only, values are told apart by whoever asks. */
export async function listInstances({ cloud }: ResourceContext, type: 'primary' | 'readonly') {
  const instances = await allPages(async (Offset) => {
    const answer = await cloud.call('postgres', 'DescribeDBInstances', { Offset, Limit: pageSize })
    return { items: answer.DBInstanceSet ?? [], total: answer.TotalCount ?? 0 }
  })
  return instances.filter(({ DBInstanceType = 'primary' }) => DBInstanceType === type)
}

/** Where the internet reaches an instance that somebody opened to it. */
export function publicAddressOf({ DBInstanceNetInfo }: DBInstance): string | undefined {
  return (DBInstanceNetInfo ?? []).find((net) => net.NetType === 'public' && net.Status === 'opened')?.Address
}

export const updateSpec: Update<InstanceFields> = {
  fields: ['cpu', 'memory', 'storage'],
  async apply({ cloud }, observed, desired) {
    const { cpu, memory, storage } = desired.fields
    await cloud.call('postgres', 'ModifyDBInstanceSpec', {
      DBInstanceId: observed.id,
      Cpu: cpu,
      Memory: memory,
      Storage: storage,
      SwitchTag: 0,
    })
  },
}

export const updateSecurityGroups: Update<InstanceFields> = {
  fields: ['securityGroups'],
  async apply({ cloud }, observed, desired) {
    await cloud.call('postgres', 'ModifyDBInstanceSecurityGroups', {
      DBInstanceId: observed.id,
      SecurityGroupIdSet: desired.fields.securityGroups.map(idIn),
    })
  },
}

export const updateProtection: Update<InstanceFields> = {
  fields: ['protection'],
  apply: ({ cloud }, observed, desired) => protect(cloud, observed.id, desired.fields.protection),
}

/** The next step towards gone: unprotected, isolated, destroyed. */
export async function removeInstance(
  { cloud }: ResourceContext,
  { state, id, fields }: Observed<InstanceFields>,
): Promise<void> {
  if (state === 'running' && fields.protection) await protect(cloud, id, false)
  if (state === 'running') await cloud.call('postgres', 'IsolateDBInstances', { DBInstanceIdSet: [id] })
  if (state === 'isolated') await cloud.call('postgres', 'DestroyDBInstance', { DBInstanceId: id })
}

async function protect(cloud: Cloud, DBInstanceId: string, DeletionProtection: boolean): Promise<void> {
  await cloud.call('postgres', 'ModifyDBInstanceDeletionProtection', { DBInstanceId, DeletionProtection })
}
