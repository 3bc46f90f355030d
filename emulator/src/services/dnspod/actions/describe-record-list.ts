import type {
  DescribeRecordListRequest,
  DescribeRecordListResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import { CloudError } from '../../../errors.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findDomain } from '../find.ts'
import { limits } from '../limits.ts'
import { recordsOf } from '../model.ts'
import { showListedRecord } from '../views.ts'

/**
 * Nothing found is an error unless the request says `ErrorOnEmpty: no`.
 * https://cloud.tencent.com/document/api/1427/56166
 */
export const describeRecordList: Action<DescribeRecordListRequest, DescribeRecordListResponse> = (
  request,
  { world },
) => {
  supportOnly(request, [
    'Domain',
    'DomainId',
    'Subdomain',
    'SubDomain',
    'RecordType',
    'RecordLine',
    'Keyword',
    'Offset',
    'Limit',
    'ErrorOnEmpty',
  ])
  const { Subdomain, SubDomain = Subdomain, RecordType, RecordLine, Keyword = '' } = request
  const records = recordsOf(world, findDomain(world, request))
  const found = records
    .filter(({ subDomain }) => !SubDomain || subDomain === SubDomain.toLowerCase())
    .filter(({ type }) => !RecordType || type === RecordType.toUpperCase())
    .filter(({ line }) => !RecordLine || line === RecordLine)
    .filter(({ subDomain, value }) => subDomain.includes(Keyword) || value.includes(Keyword))
  if (found.length === 0 && request.ErrorOnEmpty !== 'no') {
    throw new CloudError('ResourceNotFound.NoDataOfRecord', '记录列表为空。')
  }
  const page = pageOf(found, request, {
    ...limits.recordsPerPage,
    code: 'InvalidParameterValue.LimitInvalid',
  })
  return {
    RecordCountInfo: {
      SubdomainCount: new Set(records.map(({ subDomain }) => subDomain)).size,
      ListCount: page.length,
      TotalCount: found.length,
    },
    RecordList: page.map(showListedRecord),
  }
}
