import type {
  DeleteRecordRequest,
  DeleteRecordResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import type { Action } from '../../service.ts'
import { findDomain, findRecord } from '../find.ts'
import { dnsRecords } from '../model.ts'

export const deleteRecord: Action<DeleteRecordRequest, DeleteRecordResponse> = (request, { world }) => {
  const { recordId } = findRecord(world, findDomain(world, request), request.RecordId)
  dnsRecords(world).delete(String(recordId))
  return {}
}
