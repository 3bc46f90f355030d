import type {
  AccountInfo,
  DescribeAccountsRequest,
  DescribeAccountsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { World } from '../../../engine/world.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { invalidValue } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { accountRecords, type Instance } from '../model.ts'
import { type Account, readAccounts } from '../roles.ts'
import { noTime } from '../view.ts'

const orders: Readonly<Record<string, (account: AccountInfo) => string>> = {
  createTime: ({ CreateTime = '' }) => CreateTime,
  updateTime: ({ UpdateTime = '' }) => UpdateTime,
  name: ({ UserName = '' }) => UserName,
}

export const describeAccounts: Action<DescribeAccountsRequest, DescribeAccountsResponse> = async (
  request,
  { world, region },
) => {
  const { OrderBy = 'createTime', OrderByType = 'desc' } = request
  const key = orders[OrderBy]
  if (!key) throw invalidValue('OrderBy', OrderBy, `one of ${Object.keys(orders).join(', ')}`)
  const instance = findRunningInstance(world, region, request.DBInstanceId)
  const accounts = (await readAccounts(world, instance)).map((account) => describe(world, instance, account))
  const sign = OrderByType === 'asc' ? 1 : -1
  accounts.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  return { TotalCount: accounts.length, Details: pageOf(accounts, request, { limit: 20, maximum: 100 }) }
}

/** An account that was made with SQL has a role, but no record. */
function describe(world: World, { instanceId }: Instance, account: Account): AccountInfo {
  const record = accountRecords(world).get(`${instanceId}/${account.name}`)
  const time = (milliseconds?: number) => (milliseconds === undefined ? noTime : chinaTime(milliseconds))
  return {
    DBInstanceId: instanceId,
    UserName: account.name,
    Remark: record?.remark ?? '',
    Status: 2,
    CreateTime: time(record?.createdAt),
    UpdateTime: time(record?.updatedAt),
    PasswordUpdateTime: time(record?.passwordUpdatedAt),
    UserType: account.isAdministrator ? 'tencentDBSuper' : 'normal',
    OpenCam: false,
    PGRoles: account.groups,
  }
}
