import type {
  CreateVerifyRecordRequest,
  CreateVerifyRecordResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { Action } from '../../service.ts'
import { ownershipOf, proofSubDomain, rootOf } from '../ownership.ts'

/** https://cloud.tencent.com/document/api/228/48118 */
export const createVerifyRecord: Action<CreateVerifyRecordRequest, CreateVerifyRecordResponse> = (
  { Domain },
  { world },
) => ({
  SubDomain: proofSubDomain,
  Record: ownershipOf(world, Domain).text,
  RecordType: 'TXT',
  FileVerifyDomains: [Domain, rootOf(Domain)],
  FileVerifyName: 'verify.html',
  FileVerifyUrl: `http://${Domain}/verify.html`,
})
