import type {
  VerifyDomainRecordRequest,
  VerifyDomainRecordResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { verify } from '../ownership.ts'

export const verifyDomainRecord: Action<VerifyDomainRecordRequest, VerifyDomainRecordResponse> = (
  { Domain, VerifyType = 'dnsVerify' },
  { world },
) => {
  if (VerifyType !== 'dnsVerify') {
    throw new CloudError('Emulator.ParameterNotSupported', 'This emulator verifies by DNS (dnsVerify).')
  }
  if (verify(world, Domain)) return { Result: true }
  throw new CloudError(
    'UnauthorizedOperation.CdnTxtRecordValueNotMatch',
    'TXT 记录值不匹配，归属权校验失败。',
  )
}
