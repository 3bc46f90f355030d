import type {
  DescribeDBErrlogsRequest,
  DescribeDBErrlogsResponse,
  ErrLogDetail,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { LogEntry } from '../../../data-planes/postgres-log.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { errorLogs } from '../error-logs.ts'
import { findRunningInstance } from '../instances.ts'
import { clientOf } from '../slow-queries.ts'

const fields = [
  'DBInstanceId',
  'StartTime',
  'EndTime',
  'DatabaseName',
  'SearchKeys',
  'Limit',
  'Offset',
] as const

/** https://cloud.tencent.com/document/api/409/16783 */
export const describeDBErrlogs: Action<DescribeDBErrlogsRequest, DescribeDBErrlogsResponse> = async (
  request,
  { world, region },
) => {
  supportOnly(request, fields)
  const found = await errorLogs(world, findRunningInstance(world, region, request.DBInstanceId), request)
  return {
    TotalCount: found.length,
    Details: pageOf(found, request, { limit: 50, maximum: 100 }).map(show),
  }
}

function show(entry: LogEntry): ErrLogDetail {
  return {
    UserName: entry.user,
    Database: entry.database,
    ErrTime: entry.at.slice(0, 19),
    ErrMsg: entry.message,
    ProcessId: entry.processId,
    ClientAddr: clientOf(entry),
    SessionId: entry.sessionId,
    VirtualTransactionId: entry.virtualTransactionId,
    SqlStateCode: entry.sqlState,
    ApplicationName: entry.application,
  }
}
