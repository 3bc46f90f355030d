import type {
  DisIsolateDBInstancesRequest,
  DisIsolateDBInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { statusForbids } from '../errors.ts'
import { findInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'

export const disIsolateDBInstances: Action<DisIsolateDBInstancesRequest, DisIsolateDBInstancesResponse> = (
  request,
  { world, region },
) => {
  // How long to renew concerns prepaid instances only.
  supportOnly(request, ['DBInstanceIdSet', 'Period', 'AutoVoucher'])
  const chosen = request.DBInstanceIdSet.map((id) => findInstance(world, region, id))
  const other = chosen.find(({ status }) => status !== 'isolated')
  if (other) throw statusForbids(other)
  for (const instance of chosen) {
    beginChange(world, instance, { status: 'disisolating', duration: durations.change })
  }
  return {}
}
