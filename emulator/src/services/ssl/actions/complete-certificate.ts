import type {
  CompleteCertificateRequest,
  CompleteCertificateResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findCertificate } from '../find.ts'
import { isProven, issue, pendingApplication } from '../lifecycle.ts'

/** Makes the authority look at the DNS now rather than at its next turn. */
export const completeCertificate: Action<CompleteCertificateRequest, CompleteCertificateResponse> = async (
  { CertificateId },
  { world },
) => {
  findCertificate(world, CertificateId)
  const application = pendingApplication(world, CertificateId)
  if (!application) {
    throw new CloudError(
      'FailedOperation.CertificateStatusNotAllowVerify',
      '证书当前状态不允许进行域名验证。',
    )
  }
  if (isProven(world, application.order)) await issue(world, application)
  return { CertificateId }
}
