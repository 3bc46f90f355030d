import { keys } from '../../resources/desired.ts'
import type { ResourceContext } from '../../resources/kind.ts'
import { cloudName } from '../../resources/ownership.ts'
import { privateNetIn, readOnlyGroupsOf } from '../../resources/postgres/groups.ts'
import type { Part } from '../parts.ts'
import { connectionsPerProcess, maxConnections } from './connections.ts'

/** Standbys that the app may read from, behind one address. */
export interface Readers {
  readonly ip: string
  readonly port: number
  /** What one process may hold; undefined where the servers do not say what they allow. */
  readonly connections: number | undefined
}

/** Undefined where there are none, or none yet. */
export async function readReaders(
  context: ResourceContext,
  observed: readonly Pick<Part, 'key' | 'id'>[],
  hosts: number,
): Promise<Readers | undefined> {
  const master = observed.find(({ key }) => key === keys.postgres)?.id
  if (master === undefined) return undefined
  const name = cloudName(context.owner, keys.readers)
  const groups = await readOnlyGroupsOf(context, master)
  const group = groups.find(({ ReadOnlyGroupName }) => ReadOnlyGroupName === name)
  const net = privateNetIn(group?.DBInstanceNetInfo)
  const reader = group?.ReadOnlyDBInstanceList?.[0]?.DBInstanceId
  if (!net?.Ip || reader === undefined) return undefined
  // All are of one size, and any may be the one that is left: what fits one fits.
  const allowed = await connectionsOf(context, reader)
  const connections = allowed === undefined ? undefined : connectionsPerProcess(allowed, hosts)
  return { ip: net.Ip, port: net.Port ?? 0, connections }
}

async function connectionsOf({ cloud }: ResourceContext, DBInstanceId: string): Promise<number | undefined> {
  const { Detail = [] } = await cloud.call('postgres', 'DescribeDBInstanceParameters', { DBInstanceId })
  return maxConnections(
    Object.fromEntries(Detail.map(({ Name = '', CurrentValue = '' }) => [Name, CurrentValue])),
  )
}
