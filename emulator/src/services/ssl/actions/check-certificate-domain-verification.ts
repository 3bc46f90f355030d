import type {
  CheckCertificateDomainVerificationRequest,
  CheckCertificateDomainVerificationResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import { CloudError } from '../../../errors.ts'
import { textsAt } from '../../dnspod/resolve.ts'
import type { Action } from '../../service.ts'
import { findCertificate } from '../find.ts'
import { isProven } from '../lifecycle.ts'
import { status } from '../model.ts'

/** Results of the cloud's own look at the DNS. */
const localCheck = { passed: 1, notFound: -1, notMatching: -2 } as const

/** Results of the authority's look. */
const authorityCheck = { passed: 2, failed: -1 } as const

export const checkCertificateDomainVerification: Action<
  CheckCertificateDomainVerificationRequest,
  CheckCertificateDomainVerificationResponse
> = ({ CertificateId }, { world }) => {
  const { domain, order, status: now } = findCertificate(world, CertificateId)
  if (!order) {
    throw new CloudError(
      'FailedOperation.CertificateStatusNotAllowVerify',
      '证书当前状态不允许进行域名验证。',
    )
  }
  const found = textsAt(world, order.recordName)
  const issued = now === status.issued
  const passed = issued || isProven(world, order)
  const failure = found.length === 0 ? localCheck.notFound : localCheck.notMatching
  const reason = found.length === 0 ? 'txt record not found' : 'txt record not match'
  return {
    VerificationResults: [
      {
        Domain: domain,
        VerifyType: order.method,
        LocalCheck: passed ? localCheck.passed : failure,
        CaCheck: issued ? authorityCheck.passed : authorityCheck.failed,
        LocalCheckFailReason: passed ? '' : reason,
        CheckValue: found,
        Frequently: false,
        Issued: issued,
      },
    ],
  }
}
