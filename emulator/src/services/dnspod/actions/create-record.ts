import type {
  CreateRecordRequest,
  CreateRecordResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { addRecord } from '../add-record.ts'
import { entryFields, readEntry } from '../entry.ts'
import { findDomain } from '../find.ts'

/** https://cloud.tencent.com/document/api/1427/56180 */
export const createRecord: Action<CreateRecordRequest, CreateRecordResponse> = (request, { world }) => {
  supportOnly(request, ['Domain', 'DomainId', ...entryFields])
  const domain = findDomain(world, request)
  return { RecordId: addRecord(world, domain, readEntry(request)).recordId }
}
