import type {
  DBInstanceNetInfo,
  ReadOnlyGroup,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { ResourceContext } from '../kind.ts'

/** All read-only groups of a master: there can be five, and a page has more. */
export async function readOnlyGroupsOf(
  { cloud }: ResourceContext,
  masterId: string,
): Promise<ReadOnlyGroup[]> {
  const answer = await cloud.call('postgres', 'DescribeReadOnlyGroups', {
    Filters: [{ Name: 'db-master-instance-id', Values: [masterId] }],
    PageNumber: 1,
    PageSize: 99,
  })
  return answer.ReadOnlyGroupList ?? []
}

/** Where clients in the VPC reach a group, or an instance. */
export function privateNetIn(nets: readonly DBInstanceNetInfo[] = []): DBInstanceNetInfo | undefined {
  return nets.find(({ NetType }) => NetType === 'private')
}

export function privateIpIn(nets?: readonly DBInstanceNetInfo[]): string {
  return privateNetIn(nets)?.Ip ?? ''
}
