import type {
  DescribeBaseBackupsRequest,
  DescribeBaseBackupsResponse,
  BaseBackup as ShownBackup,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { World } from '../../../engine/world.ts'
import { applyFilters, exactly, type Filter, type FilterRules } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { chinaTime, fromChinaTime } from '../../timestamps.ts'
import { type BaseBackup, baseBackups } from '../base-backups.ts'
import { invalidValue } from '../errors.ts'
import { instances } from '../model.ts'
import { noTime } from '../view.ts'

const defaultWindow = 7 * 86_400_000

/** Those that ended in the window, and those that are under way. https://cloud.tencent.com/document/api/409/89022 */
export const describeBaseBackups: Action<DescribeBaseBackupsRequest, DescribeBaseBackupsResponse> = (
  request,
  { world, region },
) => {
  const { MinFinishTime, MaxFinishTime, OrderBy = 'StartTime', OrderByType = 'desc' } = request
  const now = world.clock.now()
  const from = MinFinishTime === undefined ? now - defaultWindow : fromChinaTime(MinFinishTime)
  const to = MaxFinishTime === undefined ? now : fromChinaTime(MaxFinishTime)
  const order = orders[OrderBy]
  if (!order) throw invalidValue('OrderBy', OrderBy, Object.keys(orders).join(', '))
  const sign = OrderByType === 'asc' ? 1 : -1
  const inWindow = [...baseBackups(world).values()]
    .filter((backup) => backup.region === region && backup.expiresAt > now)
    .filter(({ finishedAt }) => finishedAt === undefined || (finishedAt >= from && finishedAt <= to))
  const found = applyFilters(inWindow, given(request.Filters), rules(world)).toSorted(
    (a, b) => sign * (order(a) - order(b)),
  )
  const page = pageOf(found, request, { limit: 10, maximum: 100 })
  return { TotalCount: found.length, BaseBackupSet: page.map(show) }
}

const orders: Readonly<Record<string, (backup: BaseBackup) => number>> = {
  StartTime: ({ startedAt }) => startedAt,
  FinishTime: ({ finishedAt = Number.POSITIVE_INFINITY }) => finishedAt,
  Size: ({ size }) => size,
}

function rules(world: World): FilterRules<BaseBackup> {
  const instanceOf = ({ instanceId }: BaseBackup) => instances(world).get(instanceId)
  return {
    unknownCode: 'InvalidParameterValue.InvalidParameterValueError',
    matchers: {
      'db-instance-id': exactly(({ instanceId }) => instanceId),
      'db-instance-name': (backup, name) => instanceOf(backup)?.name.includes(name) ?? false,
      'db-instance-ip': exactly((backup) => instanceOf(backup)?.address),
      'db-instance-status': exactly((backup) => instanceOf(backup)?.status),
      'base-backup-id': exactly(({ backupId }) => backupId),
    },
  }
}

function given(filters: DescribeBaseBackupsRequest['Filters']): Filter[] {
  return (filters ?? []).map(({ Name = '', Values = [] }) => ({ Name, Values }))
}

function show(backup: BaseBackup): ShownBackup {
  const { backupId, instanceId, state, size, startedAt, finishedAt, expiresAt } = backup
  return {
    DBInstanceId: instanceId,
    Id: backupId,
    Name: `${instanceId}-${backupId}`,
    BackupMethod: 'physical',
    BackupMode: 'manual',
    State: state,
    Size: size,
    StartTime: chinaTime(startedAt),
    FinishTime: finishedAt === undefined ? noTime : chinaTime(finishedAt),
    ExpireTime: chinaTime(expiresAt),
  }
}
