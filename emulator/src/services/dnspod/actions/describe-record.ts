import type {
  DescribeRecordRequest,
  DescribeRecordResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import type { Action } from '../../service.ts'
import { findDomain, findRecord } from '../find.ts'
import { showRecord } from '../views.ts'

export const describeRecord: Action<DescribeRecordRequest, DescribeRecordResponse> = (
  request,
  { world },
) => ({
  RecordInfo: showRecord(findRecord(world, findDomain(world, request), request.RecordId)),
})
